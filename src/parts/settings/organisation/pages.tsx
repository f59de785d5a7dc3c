import { formatDay } from '#platform/clock.ts'
import { Actions, LinkButton } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Tag } from '#platform/html/tag.tsx'
import { WorkList } from '#platform/html/work-list.tsx'
import type { Again } from '#platform/http/visit.ts'
import type { Edited } from '../edit.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, Ending, SettingsPage } from '../frame.tsx'
import type { Mine } from '../store.ts'
import type { OfferLine, OrganisationRow, PlaceLine } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/organisations'
const say = texts('da')
const kinds = ['house', 'association', 'municipality', 'region'] as const
const kindName = (kind: string) => say(`kind-${kind}` as 'kind-house')

export function ListPage({ shell, organisations, today }: { shell: Shell; organisations: OrganisationRow[]; today: string }) {
  return (
    <SettingsPage
      shell={shell}
      title={say('title')}
      lead={say('lead')}
      actions={<LinkButton href={`${path}/new`}>{say('add')}</LinkButton>}
    >
      <DataTable
        caption={say('caption')}
        rows={organisations}
        columns={[
          { head: say('name'), cell: (one) => <a href={`${path}/${one.id}`}>{one.name}</a> },
          { head: say('kind'), cell: (one) => kindName(one.kind) },
          { head: say('parent'), cell: (one) => one.parentName ?? '–' },
          {
            head: say('holds'),
            cell: (one) =>
              one.endedOn
                ? say('ended', { day: formatDay(one.endedOn, 'da', today) })
                : say('holdsWords', { places: one.places, offers: one.offers, people: one.people }),
          },
        ]}
      />
    </SettingsPage>
  )
}

export function NewPage({ shell, form, mine }: { shell: Shell; form: Again; mine: Mine[] }) {
  const fields: FieldSpec[] = [
    { kind: 'text', name: 'name', label: say('name'), hint: say('nameHint') },
    { kind: 'one', name: 'kind', label: say('kind'), options: kinds.map((kind) => ({ value: kind, label: kindName(kind) })), row: true },
    {
      kind: 'select',
      name: 'parent',
      label: say('parent'),
      empty: say('parentEmpty'),
      options: mine.map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
  return (
    <SettingsPage shell={shell} title={say('add')} back={{ href: path, text: say('title') }} problems={form.problems} fields={fields}>
      <EditForm shell={shell} form={form} fields={fields} button={say('create')} />
    </SettingsPage>
  )
}

type OneProps = { shell: Shell; form: Edited; organisation: OrganisationRow; places: PlaceLine[]; offers: OfferLine[]; today: string }

export function OnePage(props: OneProps) {
  const { shell, form, organisation } = props
  const here = `${path}/${organisation.id}`
  const changes = organisation.mine && !organisation.endedOn
  return (
    <SettingsPage
      shell={shell}
      title={organisation.name}
      lead={`${kindName(organisation.kind)}${organisation.parentName ? ` · ${organisation.parentName}` : ''}`}
      back={{ href: path, text: say('title') }}
      problems={form.problems}
      kept={changes}
    >
      {organisation.endedOn && <Notice>{say('ended', { day: formatDay(organisation.endedOn, 'da', props.today) })}</Notice>}
      {!organisation.mine && <Notice>{say('readOnly')}</Notice>}
      <ItsPlaces {...props} changes={changes} />
      <ItsOffers {...props} changes={changes} />
      {changes && (
        <EditForm
          shell={shell}
          form={form}
          fields={[{ kind: 'text', name: 'name', label: say('name'), hint: say('nameHint') }]}
          title={say('rename')}
          button={say('save')}
          action={here}
        />
      )}
      {changes && <End {...props} />}
    </SettingsPage>
  )
}

function ItsPlaces({ organisation, places, changes, today }: OneProps & { changes: boolean }) {
  return (
    <section>
      <WorkList
        links
        lang="da"
        title={say('places')}
        items={places.map(({ id, name, kind, closedOn }) => ({
          href: `/settings/places/${id}`,
          title: name,
          note: closedOn ? say('closedOn', { day: formatDay(closedOn, 'da', today) }) : <Tag>{say(`place-${kind}`)}</Tag>,
        }))}
        empty={changes ? <EmptyState lang="da" title={say('noPlaces')} next={say('next')} /> : <p class="hint">{say('noPlaces')}</p>}
      />
      {changes && (
        <Actions>
          <LinkButton look="second" href={`/settings/places/new?organisation=${organisation.id}`}>
            {say('addPlace')}
          </LinkButton>
        </Actions>
      )}
    </section>
  )
}

function ItsOffers({ organisation, offers, changes, today }: OneProps & { changes: boolean }) {
  return (
    <section>
      <WorkList
        links
        lang="da"
        title={say('offers')}
        items={offers.map(({ id, title, until }) => ({
          href: `/settings/offers/${id}`,
          title,
          note: until ? say('until', { day: formatDay(until, 'da', today) }) : undefined,
        }))}
        empty={changes ? <EmptyState lang="da" title={say('noOffers')} next={say('next')} /> : <p class="hint">{say('noOffers')}</p>}
      />
      {changes && (
        <Actions>
          <LinkButton look="second" href={`/settings/offers/new?organisation=${organisation.id}`}>
            {say('addOffer')}
          </LinkButton>
        </Actions>
      )}
    </section>
  )
}

function End({ shell, organisation }: OneProps) {
  const { id, people, places, offers, parts } = organisation
  const rests = people + places + offers + parts > 0
  const lead = rests ? say('endNot', { people, places, offers, parts }) : say('endLead')
  return <Ending shell={shell} title={say('endTitle')} lead={lead} button={say('end')} action={!rests && `${path}/${id}/end`} />
}
