import type { Child } from 'hono/jsx'
import { Call112 } from '#core/helpline/call-112.tsx'
import { type Line, RightNow } from '#platform/html/right-now.tsx'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** In danger so many lines stand open beneath 112; the rest is one tap away. */
const firstLines = 3

/** For somebody in danger: who can come now stands first and largest, then those who answer at this minute. */
export function HelpNow({ lang, lines, children }: { lang: Lang; lines: readonly Line[]; children?: Child }) {
  const say = texts(lang)
  return (
    <>
      <Call112 lang={lang} />
      {children}
      <RightNow lang={lang} title={say('openNow')} lines={lines.filter((line) => line.number !== '112')} first={firstLines} />
    </>
  )
}
