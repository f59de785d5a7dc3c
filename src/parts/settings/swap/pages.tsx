import type { Colleague } from '#core/roster/store.ts'
import { formatNear } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { Select } from '#platform/html/text-fields.tsx'
import { YesOrNo } from '#platform/html/yes-or-no.tsx'
import type { Again, Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { timesOf } from '../shift/plan-page.tsx'
import type { AskedOfMe, MyShift } from './store.ts'
import { texts } from './texts.ts'

export const path = '/desk/shifts'
const say = texts('da')
type Props = { visit: Visit; form: Again; mine: MyShift[]; asked: AskedOfMe[]; colleagues: Colleague[] }

/** The own coming shifts, what one has asked, and what one is asked. */
export function MyShiftsPage(props: Props) {
  const { visit, form, mine, asked } = props
  return (
    <DeskPage shell={visit.shell} title={say('title')} lead={say('lead')} here={path}>
      <ProblemSummary lang="da" problems={form.problems} />
      {asked.length > 0 && (
        <section>
          <h2>{say('askedOfMe')}</h2>
          {asked.map((ask) => (
            <Asked visit={visit} ask={ask} />
          ))}
        </section>
      )}
      {mine.length === 0 && <EmptyState lang="da" title={say('none')} next={say('next')} />}
      {mine.map((shift) => (
        <Mine {...props} shift={shift} />
      ))}
    </DeskPage>
  )
}

function words(shift: { from: Date; to: Date; day: string; queue: string }, { today }: Visit): string {
  return say('shift', { day: formatNear(shift.day, 'da', today), queue: shift.queue, ...timesOf(shift) })
}

function Asked({ visit, ask }: { visit: Visit; ask: AskedOfMe }) {
  return (
    <Card tone="warm">
      <p>{say('askedWords', { name: ask.name, shift: words(ask, visit) })}</p>
      <YesOrNo shell={visit.shell} action={`${path}/asks/${ask.id}`} yes={say('yes')} no={say('no')} />
    </Card>
  )
}

function Mine({ visit, shift, colleagues }: Props & { shift: MyShift }) {
  const me = 'hat' in visit.actor ? visit.actor.hat : ''
  const others = colleagues.filter(({ hat, name }) => hat !== me && !shift.asks.some((ask) => ask.name === name))
  return (
    <Card title={words(shift, visit)}>
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
      <Form shell={visit.shell} formId={newId()} action={`${path}/${shift.id}/ask`}>
        <Select
          name="to"
          id={`field-to-${shift.id}`}
          label={say('who')}
          empty={say('choose')}
          options={others.map(({ hat, name }) => ({ value: hat, label: name }))}
        />
        <Actions>
          <Button look="second">{say('ask')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
