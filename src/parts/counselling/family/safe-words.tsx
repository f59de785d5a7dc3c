import { formatNear } from '#platform/clock.ts'
import type { SafeWords } from './store.ts'
import { familyTexts } from './texts.ts'

const say = familyTexts('da')

/** How somebody has said that it is safe to be answered: in their own words, with the day they said it. */
export function SafeLines({ safe, today }: { safe: readonly SafeWords[]; today: string }) {
  return (
    <>
      {safe.map(({ words, saidOn }) => (
        <p>
          <strong>{say('safe')}:</strong> „<bdi>{words}</bdi>“{' '}
          <span class="hint">{say('safeSaid', { day: formatNear(saidOn, 'da', today) })}</span>
        </p>
      ))}
    </>
  )
}
