import type { NetworkTextName } from '#core/network-text/store.ts'
import { WordsToCall } from '#platform/html/own-words.tsx'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** What the network says about itself in its own words, where it has said anything: who it is, and when its telephone is answered. */
export function NetworkWords({ lang, said }: { lang: Lang; said: Partial<Record<NetworkTextName, string>> }) {
  const lines = [said['phone-hours'], said['about-us']].filter((line) => line !== undefined)
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{texts(lang)('aboutUs')}</h2>
      {lines.map((line) => (
        <p dir="auto">
          <WordsToCall words={line} />
        </p>
      ))}
    </section>
  )
}
