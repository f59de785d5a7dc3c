import { hoursInWords } from '#core/opening/words.ts'
import { formatDay, formatWeekday } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { Form } from '#platform/html/form.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { WorkList } from '#platform/html/work-list.tsx'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { Edited } from '../edit.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, Ending, SettingsPage } from '../frame.tsx'
import type { Mine } from '../store.ts'
import type { ClosedDay, OpeningHere, PlaceRow } from './store.ts'
import { texts } from './texts.ts'
import { placeKinds } from './written.ts'

export const path = '/settings/places'
const say = texts('da')

const fields: FieldSpec[] = [
  { kind: 'text', name: 'name', label: say('name'), hint: say('nameHint') },
  { kind: 'one', name: 'kind', label: say('kind'), options: placeKinds.map((kind) => ({ value: kind, label: say(kind) })) },
  { kind: 'text', name: 'address', label: say('address'), hint: say('addressHint') },
  { kind: 'text', name: 'postcode', label: say('postcode'), width: 4, inputmode: 'numeric' },
  { kind: 'text', name: 'lat', label: say('lat'), hint: say('pointHint', { example: '55,7172' }), width: 12 },
  { kind: 'text', name: 'lng', label: say('lng'), hint: say('pointHint', { example: '11,7109' }), width: 12 },
  { kind: 'area', name: 'travelDa', label: say('travelDa') },
  { kind: 'area', name: 'travelEn', label: say('travelEn') },
]

export function NewPage(props: { shell: Shell; form: Again; mine: Mine[] }) {
  const { shell, form, mine } = props
  const whose: FieldSpec = {
    ...{ kind: 'select', name: 'organisation', label: say('organisation') },
    options: mine.map(({ id, name }) => ({ value: id, label: name })),
  }
  return (
    <SettingsPage
      shell={shell}
      title={say('newTitle')}
      back={{ href: '/settings/organisations', text: say('organisations') }}
      problems={form.problems}
      fields={[whose, ...fields]}
    >
      <EditForm shell={shell} form={form} fields={[whose, ...fields]} button={say('create')} action={`${path}/new`} />
    </SettingsPage>
  )
}

/** `sent` is the form that came back: only that one shows what was typed. */
type OneProps = {
  shell: Shell
  form: Again
  edited: Edited
  sent: 'place' | 'closed-day' | null
  place: PlaceRow
  openings: OpeningHere[]
  closedDays: ClosedDay[]
  today: string
}

export function OnePage(props: OneProps) {
  const { shell, form, place, today } = props
  const changes = place.mine && !place.closedOn
  return (
    <SettingsPage
      shell={shell}
      title={place.name}
      lead={say(place.kind)}
      back={{ href: `/settings/organisations/${place.organisationId}`, text: place.organisation }}
      problems={form.problems}
      fields={fields}
      kept={changes}
    >
      {place.closedOn && <Notice>{say('closedOn', { day: formatDay(place.closedOn, 'da', today) })}</Notice>}
      {!place.mine && <Notice>{say('readOnly')}</Notice>}
      <WorkList
        links
        lang="da"
        title={say('openings')}
        items={props.openings.map(({ id, title, until, everyWeeks, ...hours }) => ({
          href: `/settings/openings/${id}`,
          title,
          due: hoursInWords([everyWeeks === 1 ? hours : { ...hours, everyWeeks }], 'da'),
          note: until ? say('until', { day: formatDay(until, 'da', today) }) : undefined,
        }))}
        empty={
          <EmptyState lang="da" title={say('noOpenings')} next={say('noOpeningsNext')}>
            {changes && <a href={`/settings/organisations/${place.organisationId}`}>{say('toOffers', { name: place.organisation })}</a>}
          </EmptyState>
        }
      />
      <ClosedDays {...props} changes={changes} />
      {changes && (
        <EditForm
          shell={shell}
          form={props.edited}
          fields={fields}
          title={say('edit')}
          button={say('save')}
          action={`${path}/${place.id}`}
        />
      )}
      {changes && <End {...props} />}
    </SettingsPage>
  )
}

function ClosedDays({ shell, form, sent, place, closedDays, changes, today }: OneProps & { changes: boolean }) {
  return (
    <section>
      <DataTable
        caption={say('closedDays')}
        rows={closedDays}
        empty={
          <>
            <h2>{say('closedDays')}</h2>
            <p>{say('noClosedDays')}</p>
          </>
        }
        columns={[
          { head: say('day'), cell: (one) => formatWeekday(one.day, 'da', today) },
          { head: say('why'), cell: (one) => one.why ?? '–' },
          {
            head: say('status'),
            cell: (one) =>
              one.calledOff || !changes ? (
                say(one.calledOff ? 'calledOff' : 'closed')
              ) : (
                <>
                  {say('closed')}
                  <Form shell={shell} formId={newId()} action={`${path}/${place.id}/open-day`}>
                    <input type="hidden" name="day" value={one.day} />
                    <Button look="quiet">{say('callOff')}</Button>
                  </Form>
                </>
              ),
          },
        ]}
      />
      {changes && (
        <EditForm
          shell={shell}
          form={sent === 'closed-day' ? form : { typed: {}, problems: {}, formId: newId() }}
          fields={[
            { kind: 'day', name: 'day', label: say('day') },
            { kind: 'text', name: 'why', label: say('why') },
          ]}
          prefix="closed"
          title={say('addClosedDay')}
          button={say('addDay')}
          action={`${path}/${place.id}/closed-days`}
          look="second"
        />
      )}
    </section>
  )
}

function End({ shell, place, openings }: OneProps) {
  const used = openings.length > 0
  const lead = say(used ? 'endNot' : 'endLead')
  return <Ending shell={shell} title={say('endTitle')} lead={lead} button={say('end')} action={!used && `${path}/${place.id}/close`} />
}
