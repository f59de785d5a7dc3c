import { channels } from '#core/channel.ts'
import { shutWords } from '#core/roster/shut.ts'
import type { Colleague } from '#core/roster/store.ts'
import { formatDay } from '#platform/clock.ts'
import { LinkButton } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import type { Edited } from '../edit.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, Ending, SettingsPage } from '../frame.tsx'
import { languagesSpec } from '../languages.ts'
import { path as peoplePath } from '../people/words.ts'
import type { QueueRow } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/queues'
const say = texts('da')

function standsIn({ open, shifts }: QueueRow): string {
  return open === null ? say('shiftsWords', { shifts }) : say('standsWords', { open, shifts })
}

export function ListPage({ shell, queues, today }: { shell: Shell; queues: QueueRow[]; today: string }) {
  return (
    <SettingsPage
      shell={shell}
      title={say('title')}
      lead={say('lead')}
      actions={<LinkButton href={`${path}/new`}>{say('add')}</LinkButton>}
    >
      <DataTable
        caption={say('caption')}
        rows={queues}
        empty={<EmptyState lang="da" title={say('none')} next={say('noneNext')} />}
        columns={[
          { head: say('name'), cell: (queue) => <a href={`${path}/${queue.id}`}>{queue.name}</a> },
          {
            head: say('responsible'),
            cell: (queue) =>
              queue.closedOn
                ? say('closed', { day: formatDay(queue.closedOn, 'da', today) })
                : shutWords(queue.responsibleName, queue.responsibleShut),
          },
          { head: say('deputy'), cell: (queue) => (queue.closedOn ? '–' : shutWords(queue.deputyName, queue.deputyShut)) },
          { head: say(queues.some(({ open }) => open !== null) ? 'stands' : 'shiftsHead'), cell: standsIn },
        ]}
      />
    </SettingsPage>
  )
}

type Named = Pick<Colleague, 'hat' | 'name' | 'shut'>

export type Choices = Record<'responsible' | 'deputy', readonly Named[]>

function fieldsOf(choices: Choices, { languages }: Again['typed'], canMail: boolean): FieldSpec[] {
  const people = (name: keyof Choices) => ({
    ...{ kind: 'select' as const, name, label: say(name), hint: say('peopleHint'), empty: say('choose') },
    options: choices[name].map(({ hat, name, shut }) => ({ value: hat, label: shutWords(name, shut) })),
  })
  return [
    { kind: 'text', name: 'name', label: say('name') },
    {
      kind: 'many',
      name: 'channels',
      label: say('channels'),
      options: channels.map((one) => ({ value: one, label: say(`channel-${one}`) })),
      row: true,
    },
    languagesSpec(say('languages'), languages),
    people('responsible'),
    people('deputy'),
    {
      kind: 'text',
      name: 'dutyMail',
      type: 'email',
      label: say('dutyMail'),
      hint: canMail ? say('dutyMailHint') : `${say('dutyMailHint')} ${say('noMail')}`,
    },
  ]
}

type NewProps = { shell: Shell; form: Again; choices: Choices; isFirst: boolean; canMail: boolean }

export function NewPage({ shell, form, choices, isFirst, canMail }: NewProps) {
  const fields = fieldsOf(choices, form.typed, canMail)
  const back = { href: path, text: say('title') }
  return (
    <SettingsPage shell={shell} title={say('add')} lead={say('lead')} back={back} problems={form.problems} fields={fields}>
      {isFirst && <Notice title={say('opensTitle')}>{say('opens')}</Notice>}
      {choices.responsible.length === 0 || choices.deputy.length < 2 ? (
        <Notice kind="care">
          {say('fewColleagues')} <a href={`${peoplePath}/new`}>{say('inviteFirst')}</a>
        </Notice>
      ) : (
        <EditForm shell={shell} form={form} fields={fields} button={say('create')} action={`${path}/new`} />
      )}
    </SettingsPage>
  )
}

type OneProps = { shell: Shell; form: Edited; queue: QueueRow; choices: Choices; created: boolean; today: string; canMail: boolean }

export function OnePage({ shell, form, queue, choices, created, today, canMail }: OneProps) {
  const fields = fieldsOf(withTheirs(choices, queue), form.typed, canMail)
  const back = { href: path, text: say('title') }
  return (
    <SettingsPage
      shell={shell}
      title={queue.name}
      back={back}
      problems={form.problems}
      fields={fields}
      kept={!queue.closedOn && queue.mine}
    >
      {created && (
        <Notice kind="done" title={say('createdTitle')} live>
          {say('created')}
        </Notice>
      )}
      {queue.closedOn ? (
        <Notice>{say('closed', { day: formatDay(queue.closedOn, 'da', today) })}</Notice>
      ) : (
        <>
          <p>
            {standsIn(queue)} <a href={`/settings/shifts?queue=${queue.id}`}>{say('shiftPlan')}</a>
          </p>
          {queue.mine ? (
            <>
              <p class="hint">{say('handOver')}</p>
              <EditForm shell={shell} form={form} fields={fields} title={say('edit')} button={say('save')} action={`${path}/${queue.id}`} />
              <End shell={shell} queue={queue} />
            </>
          ) : (
            <Notice>{say('readOnly', { name: queue.responsibleName })}</Notice>
          )}
        </>
      )}
    </SettingsPage>
  )
}

/** Whoever stands there stays in the list, suspended or under another hat. */
function withTheirs({ responsible, deputy }: Choices, queue: QueueRow): Choices {
  return {
    responsible: withOne(responsible, { hat: queue.responsible, name: queue.responsibleName, shut: queue.responsibleShut }),
    deputy: withOne(deputy, { hat: queue.deputy, name: queue.deputyName, shut: queue.deputyShut }),
  }
}

function withOne(colleagues: readonly Named[], theirs: Named): readonly Named[] {
  return colleagues.some(({ hat }) => hat === theirs.hat) ? colleagues : [...colleagues, theirs]
}

function End({ shell, queue }: { shell: Shell; queue: QueueRow }) {
  const used = (queue.open ?? 0) + queue.shifts > 0
  const lead = say(used ? 'endNot' : 'endLead')
  return <Ending shell={shell} title={say('endTitle')} lead={lead} button={say('end')} action={!used && `${path}/${queue.id}/end`} />
}
