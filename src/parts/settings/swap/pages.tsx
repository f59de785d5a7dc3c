import { minutesToMeet } from '#core/promise/promise.ts'
import { meanwhileInWords } from '#core/roster/meanwhile.ts'
import type { Colleague } from '#core/roster/store.ts'
import { formatHours, formatNear } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { Tag } from '#platform/html/tag.tsx'
import { Select } from '#platform/html/text-fields.tsx'
import { YesOrNo } from '#platform/html/yes-or-no.tsx'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { atTheBeginning } from '#platform/texts.ts'
import type { AskedOfMe, MyShift } from './store.ts'
import { texts } from './texts.ts'

export const path = '/desk/shifts'
const say = texts('da')
type Props = { visit: Visit; form: Again; mine: MyShift[]; asked: AskedOfMe[]; colleagues: Colleague[] }

/** The own shifts, the one that is on first; what one has asked, and what one is asked. */
export function MyShiftsPage(props: Props) {
  const { visit, form, mine, asked } = props
  return (
    <DeskPage shell={visit.shell} title={say('title')} lead={mine.length > 0 ? say('lead') : undefined} here={path}>
      <ProblemSummary lang="da" problems={form.problems} ids={{ to: whoId(visit.param('id')) }} />
      {asked.length > 0 && (
        <section>
          <h2>{say('askedOfMe')}</h2>
          {asked.map((ask) => (
            <Asked visit={visit} ask={ask} />
          ))}
        </section>
      )}
      {mine.length === 0 && <EmptyState lang="da" title={say('none')} next={say('next')} />}
      {mine.length > 0 && (
        <section class="work">
          <h2>
            {say('mine')} <span class="work-count">{mine.length}</span>
          </h2>
          <p>{say('danger', { minutes: minutesToMeet })}</p>
          <ol class="plain">
            {mine.map((shift) => (
              <li>
                <Mine {...props} shift={shift} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </DeskPage>
  )
}

function words(shift: { from: Date; to: Date; day: string; queue: string }, { today }: Visit): string {
  return say('shift', { day: formatNear(shift.day, 'da', today), queue: shift.queue, ...formatHours(shift, 'da') })
}

function Asked({ visit, ask }: { visit: Visit; ask: AskedOfMe }) {
  return (
    <Card tone="warm">
      <p>{say('askedWords', { name: ask.name, shift: words(ask, visit) })}</p>
      <YesOrNo shell={visit.shell} action={`${path}/asks/${ask.id}`} yes={say('yes')} no={say('no')} />
    </Card>
  )
}

/** A shift that has begun stays where it is; for each of the others the question to a colleague unfolds. */
function Mine({ visit, shift, form, colleagues }: Props & { shift: MyShift }) {
  const again = visit.param('id') === shift.id ? form : fresh(visit)
  const others = colleagues.filter(({ hat, name }) => hat !== hatOf(visit) && !shift.asks.some((ask) => ask.name === name))
  return (
    <>
      <p>
        <strong>{atTheBeginning(words(shift, visit))}</strong> {shift.begun && <Tag tone="warm">{say('on')}</Tag>}
      </p>
      {shift.away && (
        <p>
          {say('away', { standIn: shift.away.standIn })} {meanwhileInWords(shift.away.meanwhile, 'da')}
        </p>
      )}
      {shift.asks.map((ask) => (
        <Form shell={visit.shell} formId={newId()} action={`${path}/asks/${ask.id}`}>
          <p>{say('waiting', { name: ask.name })}</p>
          <Actions>
            <Button name="answer" value="withdraw" look="quiet">
              {say('withdraw')}
            </Button>
          </Actions>
        </Form>
      ))}
      {!shift.begun && (
        <details class="wish" open={Object.keys(again.problems).length > 0}>
          <summary>{say('handOver')}</summary>
          <Form shell={visit.shell} formId={again.formId} action={`${path}/${shift.id}/ask`} label={words(shift, visit)}>
            <Select
              name="to"
              id={whoId(shift.id)}
              label={say('who')}
              empty={say('choose')}
              value={again.typed.to}
              problem={again.problems.to}
              options={others.map(({ hat, name }) => ({ value: hat, label: name }))}
            />
            <Actions>
              <Button look="second">{say('ask')}</Button>
            </Actions>
          </Form>
        </details>
      )}
    </>
  )
}

const whoId = (shift: string) => `field-to-${shift}`
