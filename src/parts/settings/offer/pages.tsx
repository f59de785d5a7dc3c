import { roles, situations } from '#core/offer/offer.ts'
import { hoursInWords } from '#core/opening/words.ts'
import { formatDay } from '#platform/clock.ts'
import { Actions, LinkButton } from '#platform/html/button.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { WorkList } from '#platform/html/work-list.tsx'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { Edited } from '../edit.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, SettingsPage } from '../frame.tsx'
import { languagesSpec } from '../languages.ts'
import type { Mine } from '../store.ts'
import { ageSpec } from './ages.ts'
import { offerKinds } from './form.ts'
import type { OfferRow, OpeningLine } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/offers'
const say = texts('da')
const needed = say('needed')

const fieldsOf = ({ languages, childFrom, childTo }: Again['typed']): FieldSpec[] => [
  {
    kind: 'one',
    name: 'kind',
    label: say('kind'),
    options: offerKinds.map((kind) => ({ value: kind, label: say(`kind-${kind}`) })),
    row: true,
  },
  { kind: 'text', name: 'titleDa', label: say('titleDa'), hint: needed },
  { kind: 'text', name: 'titleEn', label: say('titleEn'), hint: say('englishHint') },
  { kind: 'area', name: 'whatDa', label: say('whatDa'), hint: needed },
  { kind: 'area', name: 'whatEn', label: say('whatEn') },
  { kind: 'text', name: 'forWhomDa', label: say('forWhomDa'), hint: needed },
  { kind: 'text', name: 'forWhomEn', label: say('forWhomEn') },
  { kind: 'text', name: 'signupDa', label: say('signupDa'), hint: needed },
  { kind: 'text', name: 'signupEn', label: say('signupEn') },
  {
    kind: 'many',
    name: 'situations',
    label: say('situations'),
    hint: say('situationsHint'),
    options: situations.map((one) => ({ value: one, label: say(`situation-${one}`) })),
  },
  { kind: 'many', name: 'roles', label: say('roles'), options: roles.map((one) => ({ value: one, label: say(`role-${one}`) })), row: true },
  ageSpec('childFrom', childFrom),
  ageSpec('childTo', childTo),
  languagesSpec(say('languages'), languages),
  { kind: 'day', name: 'validFrom', label: say('validFrom') },
  { kind: 'day', name: 'validTo', label: say('validTo'), hint: say('validToHint') },
]

export function NewPage({ shell, form, mine }: { shell: Shell; form: Again; mine: Mine[] }) {
  const whose: FieldSpec = {
    ...{ kind: 'select', name: 'organisation', label: say('organisation') },
    options: mine.map(({ id, name }) => ({ value: id, label: name })),
  }
  const fields = [whose, ...fieldsOf(form.typed)]
  const back = { href: '/settings/organisations', text: say('organisations') }
  return (
    <SettingsPage shell={shell} title={say('newTitle')} back={back} problems={form.problems} fields={fields}>
      <EditForm shell={shell} form={form} fields={fields} button={say('create')} action={`${path}/new`} />
    </SettingsPage>
  )
}

type OneProps = {
  shell: Shell
  form: Again
  edited: Edited
  sent: 'offer' | 'end' | null
  offer: OfferRow
  openings: OpeningLine[]
  today: string
}

export function OnePage(props: OneProps) {
  const { shell, form, edited, sent, offer, today } = props
  const fields = fieldsOf(edited.typed)
  const over = offer.validTo !== null && offer.validTo < today
  return (
    <SettingsPage
      shell={shell}
      title={offer.titleDa}
      lead={`${say(`kind-${offer.kind}`)} · ${offer.organisation}`}
      back={{ href: `/settings/organisations/${offer.organisationId}`, text: offer.organisation }}
      problems={form.problems}
      fields={fields}
    >
      {offer.validTo && <Notice>{say(over ? 'ended' : 'until', { day: formatDay(offer.validTo, 'da', today) })}</Notice>}
      {!offer.mine && <Notice>{say('readOnly')}</Notice>}
      <Openings {...props} />
      {offer.mine && (
        <EditForm shell={shell} form={edited} fields={fields} title={say('edit')} button={say('save')} action={`${path}/${offer.id}`} />
      )}
      {offer.mine && !over && (
        <section>
          <EditForm
            shell={shell}
            form={sent === 'end' ? form : { typed: { lastDay: today }, problems: {}, formId: newId() }}
            fields={[{ kind: 'day', name: 'lastDay', label: say('lastDay'), hint: say('endLead') }]}
            title={say('endTitle')}
            button={say('end')}
            action={`${path}/${offer.id}/end`}
            look="second"
          />
        </section>
      )}
    </SettingsPage>
  )
}

function Openings({ offer, openings, today }: OneProps) {
  return (
    <section>
      <WorkList
        links
        lang="da"
        title={say('openings')}
        items={openings.map(({ id, place, until, everyWeeks, ...hours }) => ({
          href: `/settings/openings/${id}`,
          title: place,
          due: hoursInWords([everyWeeks === 1 ? hours : { ...hours, everyWeeks }], 'da'),
          note: until ? say('until', { day: formatDay(until, 'da', today) }) : undefined,
        }))}
        empty={<EmptyState lang="da" title={say('noOpenings')} next={say('noOpeningsNext')} />}
      />
      {offer.mine && (
        <Actions>
          <LinkButton look="second" href={`/settings/openings/new?offer=${offer.id}`}>
            {say('addOpening')}
          </LinkButton>
        </Actions>
      )}
    </section>
  )
}
