import type { Child } from 'hono/jsx'
import { formatMoment } from '#platform/clock.ts'
import { OwnWords } from '#platform/html/own-words.tsx'
import { TextArea } from '#platform/html/text-fields.tsx'
import { deskTexts } from './desk-texts.ts'
import type { SafeAnswer } from './safe-answer.ts'

const say = deskTexts('da')
export const writeItDown = say('write')

type LinesProps = { said: readonly SafeAnswer[]; now: Date; label?: Child }

/** What counts now, in the person's own words, with when and by whom; what was said before is one tap away. */
export function SafeLines({ said, now, label }: LinesProps) {
  const [newest, ...before] = said
  if (!newest) return null
  return (
    <>
      <p>
        {label && <strong>{label}:</strong>} <Line one={newest} now={now} />
      </p>
      {before.length > 0 && (
        <details>
          <summary>{say('before')}</summary>
          <ul class="plain">
            {before.map((one) => (
              <li>
                <Line one={one} now={now} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The same, where nothing around it says what it is. */
export function NamedSafeLines(props: Omit<LinesProps, 'label'>) {
  return <SafeLines {...props} label={say('is')} />
}

function Line({ one: { words, at, by }, now }: { one: SafeAnswer; now: Date }) {
  const when = formatMoment(at, 'da', now)
  return (
    <>
      {words ? (
        <>
          ”
          <bdi>
            <OwnWords words={words} />
          </bdi>
          ”
        </>
      ) : (
        say('takenBack')
      )}{' '}
      <span class="hint">{by ? say('writtenDown', { name: by, when }) : say('said', { when })}</span>
    </>
  )
}

type Field = (name: string) => { name: string; value?: string; problem?: string }

/** What was heard on the telephone or face to face is written down beside what stood. */
export function SafeFields({ said, field }: { said: readonly SafeAnswer[]; field: Field }) {
  const kept = field('safeAnswer')
  return (
    <>
      <input type="hidden" name="seen" value={said.length} />
      <TextArea {...kept} label={say('label')} hint={say('hint')} rows={3} value={kept.value ?? said[0]?.words} />
    </>
  )
}

export const saveIt = say('save')
