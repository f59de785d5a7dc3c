import type { Child } from 'hono/jsx'

type LiveRegionProps = {
  id: string
  src: string
  kinds: readonly string[]
  /** Only what happens to this thing. */
  of?: string
  /** Kinds that change this part whatever they are about: somebody is away. */
  also?: readonly string[]
  /** Also looks by itself, every so many seconds. */
  every?: number
  /** Also fetched behind another tab: it holds nobody's words, so that none count as read. */
  behind?: boolean
  /** Read aloud when it changes. */
  role?: 'status'
  children?: Child
}

/** A part of a desk page that fetches itself again when one of its kinds happens. Without script it is simply the part. */
export function LiveRegion(props: LiveRegionProps) {
  return (
    <live-region
      {...{ id: props.id, src: props.src, kinds: props.kinds.join(' '), of: props.of, also: props.also?.join(' ') }}
      every={props.every}
      role={props.role}
      behind={props.behind}
    >
      {props.children}
    </live-region>
  )
}
