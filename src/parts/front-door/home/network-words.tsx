import type { NetworkTextName } from '#core/network-text/store.ts'
import { WordsToCall } from '#platform/html/own-words.tsx'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** What the network says about itself in its own words, where it has said anything: when its telephone is answered, and who it is. */
export function NetworkWords({ lang, said }: { lang: Lang; said: Partial<Record<NetworkTextName, string>> }) {
  const [hours, about] = [said['phone-hours'], said['about-us']]
  if (!hours && !about) return null
  return (
    <section>
      <h2>{texts(lang)('aboutUs')}</h2>
      {hours && (
        <p dir="auto">
          <WordsToCall words={hours} />
        </p>
      )}
      {about && <p dir="auto">{about}</p>}
    </section>
  )
}
