import type { Child } from 'hono/jsx'

/** A part of a desk page that fetches itself again when one of its kinds happens. Without script it is simply the part. */
export function LiveRegion(props: { id: string; src: string; kinds: readonly string[]; children?: Child }) {
  return (
    <live-region id={props.id} src={props.src} kinds={props.kinds.join(' ')}>
      {props.children}
    </live-region>
  )
}
