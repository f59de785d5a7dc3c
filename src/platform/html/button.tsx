import type { Child } from 'hono/jsx'

type Look = 'main' | 'second' | 'quiet'
const variant = { main: undefined, second: 'secondary', quiet: 'tertiary' } as const satisfies Record<Look, string | undefined>

type ButtonProps = {
  look?: Look
  class?: string
  name?: string
  value?: string
  formaction?: string
  /** The form it belongs to, where it stands outside it. */
  form?: string
  wide?: boolean
  disabled?: boolean
  children: Child
}

export function Button(props: ButtonProps) {
  const { look = 'main', class: more, wide, children, ...rest } = props
  const classes = more ? `ds-button ${more}` : 'ds-button'
  return (
    <button type="submit" class={classes} data-variant={variant[look]} data-fullwidth={wide ? '' : undefined} {...rest}>
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
