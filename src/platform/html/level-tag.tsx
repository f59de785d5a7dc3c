import type { Level } from '#platform/level.ts'
import type { Lang } from '#platform/texts.ts'
import { RingShare } from './mark.tsx'
import { texts } from './texts.ts'

/** How much of the ring is drawn: the nearer the promise, the fuller. The letter and the words say the same. */
const share = { A: 1, B: 0.75, C: 0.5, D: 0.25 } as const satisfies Record<Level, number>

/** What a level is called, wherever it is chosen or read: "C · Inden to hverdage". */
export function levelName(level: Level, lang: Lang): string {
  return `${level} · ${texts(lang)(`level${level}`)}`
}

/** Short is the letter alone, but in danger: then it is said in words, wherever it stands. */
export function LevelTag(props: { lang: Lang; level: Level; short?: boolean }) {
  const say = texts(props.lang)
  return (
    <span class={`ds-tag level level-${props.level.toLowerCase()}`}>
      <RingShare share={share[props.level]} size={20} />
      <span>
        <span class="unseen">{say('level')} </span>
        <b>{props.level}</b>
        {(!props.short || props.level === 'A') && ` ${say(`level${props.level}`)}`}
      </span>
    </span>
  )
}
