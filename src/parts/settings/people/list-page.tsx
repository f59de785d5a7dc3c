import { formatDay } from '#platform/clock.ts'
import { type Counted, countOf } from '#platform/counted.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Tag } from '#platform/html/tag.tsx'
import { Select, TextField } from '#platform/html/text-fields.tsx'
import { EndOfCut } from '#platform/html/work-list.tsx'
import { SettingsPage } from '../frame.tsx'
import type { Mine } from '../store.ts'
import type { PersonRow, Ready, Wish } from './store.ts'
import { capacityOf, path, say } from './words.ts'

/** As many are found with the eyes alone. */
const atAGlance = 20

type ListProps = { shell: Shell; people: (PersonRow & Counted)[]; mine: Mine[]; wish: Wish; counsels: boolean; today: string }

/** Everyone who works here, one line a hat. */
export function ListPage({ shell, people, mine, wish, counsels, today }: ListProps) {
  const isNarrow = wish.house !== null || wish.name !== ''
  return (
    <SettingsPage
      shell={shell}
      title={say('title')}
      lead={say('lead')}
      actions={<LinkButton href={`${path}/new`}>{say('invite')}</LinkButton>}
    >
      {(isNarrow || mine.length > 1 || people.length > atAGlance) && <Narrow mine={mine} wish={wish} />}
      <DataTable
        caption={say('caption')}
        rows={people}
        empty={<EmptyState lang="da" title={say(isNarrow ? 'noneFound' : 'none')} next={say(isNarrow ? 'noneFoundNext' : 'noneNext')} />}
        columns={[
          { head: say('name'), cell: (one) => <a href={`${path}/${one.hat}`}>{one.name}</a> },
          { head: say('role'), cell: capacityOf },
          { head: say('organisation'), cell: (one) => one.organisationName },
          { head: say('status'), cell: (one) => <StatusTag of={one} today={today} /> },
        ]}
      />
      <EndOfCut lang="da" shown={people.length} count={countOf(people)} rest={say('rest')} />
      <p>
        <a href={`${path}/stand-ins`}>{say('ready')}</a>
      </p>
      <YesFirst counsels={counsels} />
      <p>
        <a href="/settings/csv">{say('csv')}</a>
      </p>
    </SettingsPage>
  )
}

function Narrow({ mine, wish: { house, name } }: { mine: Mine[]; wish: Wish }) {
  return (
    <form method="get" action={path} class="form" autocomplete="off">
      <TextField name="name" type="search" label={say('partOfName')} value={name} />
      {mine.length > 1 && (
        <Select
          name="house"
          label={say('house')}
          empty={say('everyHouse')}
          value={house ?? ''}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Actions>
        <Button look="second">{say('show')}</Button>
      </Actions>
    </form>
  )
}

export function StatusTag({ of: { status, lastDay }, today }: { of: Pick<PersonRow, 'status' | 'lastDay'>; today: string }) {
  const day = status === 'leaving' && lastDay ? ` · ${formatDay(lastDay, 'da', today)}` : ''
  return <Tag tone={status === 'active' ? 'calm' : status === 'invited' ? 'plain' : 'warm'}>{`${say(`status-${status}`)}${day}`}</Tag>
}

/** A yes is said by oneself, beforehand: a leader can only ask for it, and must know where. Only who counsels has that page. */
export function YesFirst({ counsels }: { counsels: boolean }) {
  const where = say('yesWhere')
  return (
    <p>
      {say('yesFirst')} {counsels ? <a href="/desk/absence#ready">{where}</a> : where}.
    </p>
  )
}

/** Who has said yes in advance for whom, and who lacks anybody. */
export function ReadyPage({ shell, ready, counsels, me }: { shell: Shell; ready: Ready[]; counsels: boolean; me: string }) {
  const without = ready.filter(({ yeses }) => yeses.length === 0)
  const others = without.filter(({ hat }) => hat !== me)
  return (
    <SettingsPage shell={shell} title={say('readyTitle')} lead={say('readyLead')} back={{ href: path, text: say('title') }}>
      {without.length > 0 && (
        <Notice kind="care" title={say('readyNobody')}>
          {others.length > 0 && (
            <>
              <p>{others.map(({ name }) => name).join(', ')}</p>
              <p>{say('readyNobodyText')}</p>
            </>
          )}
          {others.length < without.length && <p>{say('readyNobodyMe')}</p>}
        </Notice>
      )}
      <DataTable
        caption={say('readyCaption')}
        rows={ready}
        empty={<EmptyState lang="da" title={say('none')} next={say('noneNext')} />}
        columns={[
          { head: say('name'), cell: (one) => <a href={`${path}/${one.hat}`}>{one.name}</a> },
          { head: say('organisation'), cell: (one) => one.organisationName },
          { head: say('saidYes'), cell: ({ yeses }) => (yeses.length > 0 ? yeses.join(', ') : <Tag tone="warm">{say('nobody')}</Tag>) },
        ]}
      />
      <YesFirst counsels={counsels} />
    </SettingsPage>
  )
}
