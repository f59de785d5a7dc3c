import type { Child } from 'hono/jsx'
import { Ring, RingShare } from '#platform/html/mark.tsx'

type Props = { state: 'open' | 'closed' | 'half'; title: Child; children?: Child; hint?: Child }

/** One thing with its ring: closed when it is done or kept, almost closed while it stands, half where it did not go as agreed. */
export function RingLine(props: Props) {
  return (
    <div class="promise">
      {props.state === 'half' ? <RingShare share={0.5} size={28} /> : <Ring open={props.state === 'open'} size={28} />}
      <div>
        <strong>{props.title}</strong>
        {props.children && <div dir="auto">{props.children}</div>}
        {props.hint && <p class="hint">{props.hint}</p>}
      </div>
    </div>
  )
}

export function RingList(props: { items: readonly Child[] }) {
  return (
    <ul class="plain">
      {props.items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
}
