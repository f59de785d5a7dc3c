import { minutesToMeet } from '#core/promise/promise.ts'
import { formatDay } from '#platform/clock.ts'
import { DataTable } from '#platform/html/facts.tsx'
import { levelName } from '#platform/html/level-tag.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { stampOf } from '#platform/http/seen.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { type Level, levels } from '#platform/level.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { RuleKind, RuleVersion } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/levels'
export const limits = { gap: [1, 60], minutes: [2, 480] } as const
const say = texts('da')
const words = { gap: 'days', minutes: 'minutes' } as const

type Props = { shell: Shell; form: Again; sent: RuleKind | null; all: boolean; today: string; gap: RuleVersion[]; minutes: RuleVersion[] }

export function RulesPage(props: Props) {
  return (
    <SettingsPage
      shell={props.shell}
      title={say('title')}
      lead={say('lead')}
      problems={props.form.problems}
      {...(props.sent && { fields: fieldsOf(props.sent), prefix: props.sent })}
    >
      {!props.all && <Notice>{say('onlyForAllLead')}</Notice>}
      <p>{say('gapsLead')}</p>
      <RuleTable {...props} kind="gap" />
      {props.all && <NewRule {...props} kind="gap" />}
      <p>{say('minutesLead')}</p>
      <p>{say('minutesDanger', { minutes: minutesToMeet })}</p>
      <RuleTable {...props} kind="minutes" />
      {props.all && <NewRule {...props} kind="minutes" />}
    </SettingsPage>
  )
}

function RuleTable(props: Props & { kind: RuleKind }) {
  const { kind, today } = props
  const value = (rule: RuleVersion) => say(words[kind], { n: rule.value })
  const dated = (rule: RuleVersion) => say('from', { value: value(rule), day: formatDay(rule.from, 'da', today) })
  const inState = (level: Level, state: RuleVersion['state']) => props[kind].filter((rule) => rule.level === level && rule.state === state)
  const listed = (level: Level, state: 'coming' | 'earlier') => inState(level, state).map(dated).join('; ') || say('nothing')
  return (
    <DataTable
      caption={say(kind === 'gap' ? 'gapsTitle' : 'minutesTitle')}
      rows={levels}
      columns={[
        { head: say('level'), cell: (level) => levelName(level, 'da') },
        { head: say('now'), cell: (level) => inState(level, 'now').map(value).join() || say('nothing') },
        { head: say('coming'), cell: (level) => listed(level, 'coming') },
        { head: say('earlier'), cell: (level) => listed(level, 'earlier') },
      ]}
    />
  )
}

function fieldsOf(kind: RuleKind): FieldSpec[] {
  const [least, most] = limits[kind]
  return [
    {
      kind: 'select',
      name: 'level',
      label: say('level'),
      options: levels.map((level) => ({ value: level, label: levelName(level, 'da') })),
    },
    {
      ...{ kind: 'text', name: 'value', inputmode: 'numeric', width: 4 },
      label: say(kind === 'gap' ? 'gap' : 'minutesField'),
      hint: say('between', { least, most }),
    },
    { kind: 'day', name: 'validFrom', label: say('validFrom') },
  ]
}

/** The rules as the form's table shows them. */
export function stampOfRules(rules: readonly RuleVersion[]): string {
  return stampOf(...rules.map(({ level, version }) => `${level}${version}`))
}

function NewRule({ shell, form, sent, kind, today, ...rules }: Props & { kind: RuleKind }) {
  const shown = sent === kind ? form : { typed: { validFrom: today }, problems: {}, formId: newId() }
  return (
    <EditForm
      shell={shell}
      form={{ ...shown, typed: { ...shown.typed, seen: stampOfRules(rules[kind]) } }}
      fields={fieldsOf(kind)}
      prefix={kind}
      title={say(kind === 'gap' ? 'newGap' : 'newMinutes')}
      button={say('save')}
      action={`${path}/${kind}`}
      look="second"
    />
  )
}
