import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { Ring, RingShare } from './mark.tsx'
import { texts } from './texts.ts'

export type PromiseState = 'kept' | 'open' | 'moved'

/** A promise as a ring: closed when kept, almost closed while it stands, half drawn where it was moved by agreement. */
export function PromiseRing(props: { lang: Lang; state: PromiseState; children?: Child }) {
  const word = { kept: 'promiseKept', open: 'promiseOpen', moved: 'promiseMoved' } as const
  return (
    <p class={`promise promise-${props.state}`}>
      {props.state === 'moved' ? <RingShare share={0.5} size={32} /> : <Ring open={props.state === 'open'} size={32} />}
      <span>
        <strong>{texts(props.lang)(word[props.state])}</strong> {props.children}
      </span>
    </p>
  )
}
