import type { Threatened } from '#core/promise/threatened.ts'
import { shutWords } from '#core/roster/shut.ts'
import type { Colleague } from '#core/roster/store.ts'
import { addDays, formatDay, formatHours, formatWeekday } from '#platform/clock.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import { Select } from '#platform/html/text-fields.tsx'
import type { Again, Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { Copied } from './actions.ts'
import { DangerNote } from './danger-note.tsx'
import { mondayOf } from './plan.ts'
import type { QueueName, ShiftRow } from './store.ts'
import { texts } from './texts.ts'
import { ThreatenedHere } from './threatened.tsx'
import { WeekTable } from './week-table.tsx'

export const path = '/settings/shifts'
const say = texts('da')

export type Week = {
  queue: QueueName
  queues: QueueName[]
  monday: string
  shifts: ShiftRow[]
  holidays: Map<string, string>
  colleagues: Colleague[]
  threatened: Threatened[]
  /** The one who looks may open what is threatened. */
  opens: boolean
}
type Props = { visit: Visit; form: Again; week: Week; copied?: Copied | undefined }

export function NoQueuePage({ visit }: { visit: Visit }) {
  return (
    <SettingsPage shell={visit.shell} title={say('title')} lead={say('lead')}>
      <EmptyState lang="da" title={say('noQueue')} next={say('noQueueNext')}>
        <LinkButton href="/settings/queues">{say('toQueues')}</LinkButton>
      </EmptyState>
    </SettingsPage>
  )
}

/** One week of one queue, day by day; what the shifts cannot keep stands first. */
export function PlanPage(props: Props) {
  const { visit, form, week, copied } = props
  return (
    <SettingsPage
      shell={visit.shell}
      title={say('title')}
      lead={say('leadOf', { queue: week.queue.name })}
      problems={form.problems}
      fields={fieldsOf(week)}
    >
      {copied && <CopiedNotice copied={copied} />}
      <AddedNotice {...props} />
      <ThreatenedHere visit={visit} threatened={week.threatened} opens={week.opens} />
      {week.queues.length > 1 && <QueueChoice week={week} />}
      <OtherWeeks visit={visit} week={week} />
      <WeekTable week={week} today={visit.today} />
      <DangerNote queue={week.queue} />
      <AddShift {...props} />
      <CopyForm {...props} />
    </SettingsPage>
  )
}

export function weekHref(queue: string, monday: string): string {
  return `${path}?${new URLSearchParams({ queue, week: monday })}`
}

function QueueChoice({ week }: { week: Week }) {
  return (
    <form class="form" method="get" action={path}>
      <input type="hidden" name="week" value={week.monday} />
      <Select
        name="queue"
        id="field-which-queue"
        label={say('queue')}
        value={week.queue.id}
        options={week.queues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Actions>
        <Button look="second">{say('showQueue')}</Button>
      </Actions>
    </form>
  )
}

function OtherWeeks({ visit, week }: { visit: Visit; week: Week }) {
  const thisWeek = mondayOf(visit.today)
  return (
    <nav aria-label={say('title')}>
      <Actions>
        <LinkButton look="quiet" href={weekHref(week.queue.id, addDays(week.monday, -7))}>
          {say('earlier')}
        </LinkButton>
        {week.monday !== thisWeek && (
          <LinkButton look="quiet" href={weekHref(week.queue.id, thisWeek)}>
            {say('thisWeek')}
          </LinkButton>
        )}
        <LinkButton look="quiet" href={weekHref(week.queue.id, addDays(week.monday, 7))}>
          {say('later')}
        </LinkButton>
      </Actions>
    </nav>
  )
}

/** The shift that was laid last, as it stands in the week. */
function AddedNotice({ visit, week }: Props) {
  const shift = week.shifts.find(({ id }) => id === visit.query('ny'))
  if (!shift) return null
  const day = formatWeekday(shift.day, 'da', visit.today)
  return (
    <Notice kind="done" live>
      {say('added', { name: shift.name, day, ...formatHours(shift, 'da') })}
    </Notice>
  )
}

function fieldsOf({ colleagues }: Pick<Week, 'colleagues'>): FieldSpec[] {
  const options = colleagues.map(({ hat, name, shut }) => ({ value: hat, label: shutWords(name, shut) }))
  return [
    { kind: 'day', name: 'day', label: say('day') },
    { kind: 'select', name: 'person', label: say('person'), empty: say('choose'), options },
    { kind: 'text', name: 'from', label: say('from'), width: 8 },
    { kind: 'text', name: 'to', label: say('to'), hint: say('toHint'), width: 8 },
  ]
}

function AddShift({ visit, form, week }: Props) {
  const first = week.monday < visit.today && visit.today < addDays(week.monday, 7) ? visit.today : week.monday
  const shown = form.typed.person === undefined ? { ...form, typed: { day: first, ...form.typed } } : form
  return (
    <EditForm shell={visit.shell} form={shown} fields={fieldsOf(week)} title={say('add')} button={say('save')} action={path}>
      <input type="hidden" name="queue" value={week.queue.id} />
      <input type="hidden" name="week" value={week.monday} />
    </EditForm>
  )
}

function CopyForm({ visit, week }: Props) {
  return (
    <Form shell={visit.shell} formId={newId()} action={`${path}/copy?${new URLSearchParams({ queue: week.queue.id, week: week.monday })}`}>
      <h2>{say('copyTitle')}</h2>
      <p>{say('copyLead')}</p>
      <input type="hidden" name="queue" value={week.queue.id} />
      <input type="hidden" name="monday" value={week.monday} />
      <Actions>
        <Button look="second">{say('copy')}</Button>
      </Actions>
    </Form>
  )
}

/** 09:30 as people say it: 9.30. */
function clock(time: string): string {
  return time.replace(/^0/, '').replace(':00', '').replace(':', '.')
}

function CopiedNotice({ copied: { count, skipped } }: { copied: Copied }) {
  return (
    <Notice kind={skipped.length > 0 ? 'care' : 'done'} title={say('copied', { count })} live>
      {count + skipped.length === 0 && <p>{say('nothingToCopy')}</p>}
      {skipped.length > 0 && (
        <>
          <p>{say('skippedTitle')}</p>
          <ul>
            {skipped.map((one) => (
              <li>
                {say('skippedOne', {
                  ...one,
                  day: formatDay(one.day, 'da', one.day),
                  from: clock(one.from),
                  to: clock(one.to),
                  why: say(`why-${one.why}`, { name: one.name }),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
