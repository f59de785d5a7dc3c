import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { Ring } from './mark.tsx'
import { texts } from './texts.ts'

export type PromiseState = 'kept' | 'open' | 'moved'

/** A promise as a ring: closed when kept, almost closed while it stands, half drawn where it was moved by agreement. */
export function PromiseRing(props: { lang: Lang; state: PromiseState; children?: Child }) {
  const word = { kept: 'promiseKept', open: 'promiseOpen', moved: 'promiseMoved' } as const
  return (
    <p class={`promise promise-${props.state}`}>
      <Ring closed={{ kept: 1, open: 0.86, moved: 0.5 }[props.state]} size={32} />
      <span>
        <strong>{texts(props.lang)(word[props.state])}</strong> {props.children}
      </span>
    </p>
  )
}
