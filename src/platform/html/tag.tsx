import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { Ring } from './mark.tsx'
import { texts } from './texts.ts'

export type Level = 'A' | 'B' | 'C' | 'D'

/** How much of the ring is drawn: the nearer the promise, the fuller. The letter and the words say the same. */
const closed = { A: 1, B: 0.75, C: 0.5, D: 0.25 } as const satisfies Record<Level, number>

export function LevelTag(props: { lang: Lang; level: Level }) {
  const say = texts(props.lang)
  return (
    <span class={`ds-tag level level-${props.level.toLowerCase()}`}>
      <Ring closed={closed[props.level]} size={20} />
      <span>
        <abbr title={say('level', { level: props.level })}>{props.level}</abbr> {say(`level${props.level}`)}
      </span>
    </span>
  )
}

export function Tag(props: { tone?: 'plain' | 'warm' | 'calm'; children: Child }) {
  return <span class={`ds-tag tag-${props.tone ?? 'plain'}`}>{props.children}</span>
}
