import { agreedWords } from '#core/promise/due-words.ts'
import type { Threatened } from '#core/promise/threatened.ts'
import { formatDay, formatHours } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Again, Visit } from '#platform/http/visit.ts'
import { SettingsPage } from '../frame.tsx'
import { mondayOf } from './plan.ts'
import { path } from './plan-page.tsx'
import type { FamilyAlone, OneShift } from './store.ts'
import { texts } from './texts.ts'
import { ThreatenedHere } from './threatened.tsx'

const say = texts('da')
type Props = { visit: Visit; form: Again; shift: OneShift; threatened: Threatened[]; alone: FamilyAlone[]; opens: boolean }

/** One shift: what its end would break before, and what it has broken after, each with the way to act on it. */
export function OnePage({ visit, form, shift, threatened, alone, opens }: Props) {
  const over = shift.to <= visit.now
  return (
    <SettingsPage
      shell={visit.shell}
      title={say('oneTitle', { day: formatDay(shift.day, 'da', visit.today) })}
      lead={say('oneWords', { name: shift.name, queue: shift.queue, ...formatHours(shift, 'da') })}
      back={{ href: `${path}?queue=${shift.queueId}&week=${mondayOf(shift.day)}`, text: say('title') }}
      problems={form.problems}
      kept={false}
    >
      {shift.cancelled && !shift.taken && <Notice kind="done">{say('cancelled')}</Notice>}
      {shift.taken && (
        <Notice title={say('taken', { name: shift.taken.by })}>
          <a href={`${path}/${shift.taken.shift}`}>{say('toTaken', { name: shift.taken.by })}</a>
        </Notice>
      )}
      {!shift.cancelled && over && <Notice>{say('over')}</Notice>}
      {!shift.cancelled && !over && !shift.mine && <Notice>{say('readOnly')}</Notice>}
      {!shift.cancelled && !over && shift.mine && (
        <Form shell={visit.shell} formId={form.formId} action={`${path}/${shift.id}/cancel`}>
          <h2>{say('cancelTitle')}</h2>
          <p>{say('cancelLead')}</p>
          {opens && <p>{say('cancelBreaks', { count: threatened.length + alone.filter(({ by }) => by).length })}</p>}
          <Alone families={alone} visit={visit} />
          <p class="hint">{say('swapHint', { name: shift.name })}</p>
          <Actions>
            <Button look="second">{say('cancel')}</Button>
          </Actions>
        </Form>
      )}
      {shift.cancelled && !shift.taken && !over && <Alone families={alone} visit={visit} />}
      <ThreatenedHere visit={visit} threatened={threatened} opens={opens} />
    </SettingsPage>
  )
}

/** Each with why it matters now: it is in danger, or has been promised an answer. */
function Alone({ families, visit }: { families: FamilyAlone[]; visit: Visit }) {
  const count = families.length
  if (count === 0) return null
  return (
    <Notice kind="care" title={say('aloneTitle', { count })}>
      {families.map(({ id, name, inDanger, by }) => (
        <p>
          <a href={`/desk/families/${id}`}>{name}</a> {whyNow(inDanger, by, visit.now)}
        </p>
      ))}
      <p>{say('aloneWhy', { count })}</p>
    </Notice>
  )
}

function whyNow(inDanger: boolean, by: Date | null, now: Date): string {
  if (!by) return say('aloneDanger')
  return say(inDanger ? 'aloneBoth' : 'aloneWaits', { by: agreedWords({ what: 'answer', by }, { lang: 'da', now }) })
}
