import { hoursInWords, weekdayName } from '#core/opening/words.ts'
import { formatDay, formatMoment } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Option } from '#platform/html/text-fields.tsx'
import type { Again, Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { Edited } from '../edit.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { OfferHead, OpeningRow, Other } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/openings'
const say = texts('da')

function fieldsOf(places: readonly Option[]): FieldSpec[] {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, 'da') }))
  const often = (['1', '2', '4'] as const).map((weeks) => ({ value: weeks, label: say(`every-${weeks}`) }))
  return [
    { kind: 'select', name: 'place', label: say('place'), options: places },
    { kind: 'many', name: 'weekdays', label: say('weekdays'), hint: say('weekdaysHint'), options: days, row: true },
    { kind: 'text', name: 'from', label: say('from'), width: 8 },
    { kind: 'text', name: 'to', label: say('to'), hint: say('toHint'), width: 8 },
    { kind: 'one', name: 'everyWeeks', label: say('everyWeeks'), options: often, row: true },
    { kind: 'day', name: 'anchorOn', label: say('anchorOn'), hint: say('anchorHint') },
    {
      kind: 'one',
      name: 'onHolidays',
      label: say('onHolidays'),
      options: (['no', 'yes'] as const).map((value) => ({ value, label: say(value) })),
      row: true,
    },
    { kind: 'day', name: 'validFrom', label: say('validFrom') },
    { kind: 'day', name: 'validTo', label: say('validTo'), hint: say('validToHint') },
  ]
}

type Places = { id: string; name: string }[]
const optionsOf = (places: Places): Option[] => places.map(({ id, name }) => ({ value: id, label: name }))
const backTo = (id: string, title: string) => ({ href: `/settings/offers/${id}`, text: title })

type NewProps = { shell: Shell; form: Again; offer: OfferHead; places: Places; other?: Other; today: string }

export function NewPage({ shell, form, offer, places, other, today }: NewProps) {
  return (
    <SettingsPage
      shell={shell}
      title={say('newTitle')}
      lead={offer.title}
      back={backTo(offer.id, offer.title)}
      problems={form.problems}
      fields={fieldsOf([])}
    >
      {other && <SameTime other={other} today={today} />}
      <EditForm shell={shell} form={form} fields={fieldsOf(optionsOf(places))} button={say('create')} action={`${path}/new`}>
        <input type="hidden" name="offer" value={offer.id} />
      </EditForm>
    </SettingsPage>
  )
}

/** Two that overlap would be shown twice to whoever looks for help: the other one is named, with the way to it. */
function SameTime({ other, today }: { other: Other; today: string }) {
  const { id, everyWeeks, validFrom, validTo } = other
  const hours = hoursInWords([{ ...other, everyWeeks: everyWeeks > 1 ? everyWeeks : undefined }], 'da')
  const from = formatDay(validFrom, 'da', today)
  return (
    <Notice kind="care" title={say('overlapTitle', { hours })}>
      <p>{validTo ? say('overlapSpan', { from, until: formatDay(validTo, 'da', today) }) : say('overlapFrom', { from })}</p>
      <p>
        <a href={`${path}/${id}`}>{say('overlapDo')}</a>
      </p>
    </Notice>
  )
}

type OneProps = {
  visit: Visit
  form: Again
  edited: Edited
  sent: 'opening' | 'end' | null
  opening: OpeningRow
  places: Places
  other?: Other
}

export function OnePage({ visit, form, edited, sent, opening, places, other }: OneProps) {
  const { shell, today } = visit
  const over = opening.validTo !== null && opening.validTo < today
  const only = optionsOf(places.filter(({ id }) => id === opening.place))
  return (
    <SettingsPage
      shell={shell}
      title={say('title')}
      lead={opening.offer}
      back={backTo(opening.offerId, opening.offer)}
      problems={form.problems}
      fields={fieldsOf([])}
    >
      {opening.validTo && <Notice>{say(over ? 'ended' : 'until', { day: formatDay(opening.validTo, 'da', today) })}</Notice>}
      {!over && <p>{nextWords(opening, visit.now)}</p>}
      {other && <SameTime other={other} today={today} />}
      {!opening.mine && <Notice>{say('readOnly')}</Notice>}
      {opening.mine && (
        <EditForm shell={shell} form={edited} fields={fieldsOf(only)} button={say('save')} action={`${path}/${opening.id}`} />
      )}
      {opening.mine && !over && (
        <EditForm
          shell={shell}
          form={sent === 'end' ? form : { typed: { lastDay: today }, problems: {}, formId: newId() }}
          fields={[{ kind: 'day', name: 'lastDay', label: say('lastDay'), hint: say('endLead') }]}
          title={say('endTitle')}
          button={say('end')}
          action={`${path}/${opening.id}/end`}
          look="second"
        />
      )}
    </SettingsPage>
  )
}

function nextWords({ next, weekdays }: OpeningRow, now: Date): string {
  if (next) return say('nextTime', { when: formatMoment(next, 'da', now) })
  return say(weekdays.length === 0 ? 'byAppointment' : 'noNext')
}
