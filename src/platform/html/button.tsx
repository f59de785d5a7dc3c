import type { Child } from 'hono/jsx'

type Look = 'main' | 'second' | 'quiet'
const variant = { main: undefined, second: 'secondary', quiet: 'tertiary' } as const satisfies Record<Look, string | undefined>

type ButtonProps = { look?: Look; name?: string; value?: string; formaction?: string; wide?: boolean; disabled?: boolean; children: Child }

export function Button(props: ButtonProps) {
  const { look = 'main', wide, children, ...rest } = props
  return (
    <button type="submit" class="ds-button" data-variant={variant[look]} data-fullwidth={wide ? '' : undefined} {...rest}>
      {children}
    </button>
  )
}

export function LinkButton(props: { href: string; look?: Look; wide?: boolean; children: Child }) {
  return (
    <a class="ds-button" href={props.href} data-variant={variant[props.look ?? 'main']} data-fullwidth={props.wide ? '' : undefined}>
      {props.children}
    </a>
  )
}

/** Buttons that belong together: the main wish first. */
export function Actions(props: { children: Child }) {
  return <div class="actions">{props.children}</div>
}
