import type { Yes } from '#core/circle/circle.ts'
import type { LevelRule } from '#core/family/store.ts'
import { addDays, dayInDenmark, formatDay, formatNear } from '#platform/clock.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { fieldIdsIn } from '#platform/html/field.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { levelName } from '#platform/html/level-tag.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { type Level, levels } from '#platform/level.ts'
import { type Doers, StepFields } from '../step-fields.tsx'
import { familyTexts } from '../texts.ts'
import { Holders, NobodyReady, readyToHold } from './holders.tsx'
import { Homes, MemberRows, WhoWrote } from './rows.tsx'
import { Section } from './section.tsx'
import type { Opened, ReturningTo } from './store.ts'
import { texts } from './texts.ts'
import { type Told, Written } from './written.tsx'

const [say, common] = [texts('da'), familyTexts('da')]

export type OpenPageProps = {
  shell: Shell
  again: Again
  doers: Doers
  yes: readonly Yes[]
  rules: Record<Level, LevelRule>
  /** What the inquiry has told, when the family begins with one. */
  told: Told | null
  /** What has been opened from the same inquiry meanwhile, where the reader reaches it. */
  quicker: Opened | null
}

const stepFields = ['stepWords', 'task', 'ownerId', 'dueOn', 'bridge', 'ledBy', 'tell']

export function OpenFamilyPage(given: OpenPageProps) {
  const ready = readyToHold(given)
  const props = { ...given, again: ready.deputies.length > 0 ? given.again : withNobodyToChoose(given.again) }
  const { shell, again, told } = props
  const inquiry = told?.inquiryId ?? again.typed.inquiry
  const ids = fieldIdsIn('open', stepFields)
  return (
    <DeskPage shell={shell} title={say('title')} lead={say('lead')} here="/desk">
      <ProblemSummary lang={shell.lang} problems={namedByRow(again.problems)} ids={ids} />
      {ready.deputies.length === 0 && <NobodyReady {...props} />}
      {told?.returning.map((family) => (
        <Returning family={family} today={props.doers.today} href={`/desk/families/${family.id}/reopen?inquiry=${told.inquiryId}`} />
      ))}
      {props.quicker && <Quicker family={props.quicker} />}
      {told && (
        <p>
          <a href={`/desk/families/join?inquiry=${told.inquiryId}`}>{say('belongs')}</a>
        </p>
      )}
      <DeskColumns side={told ? <Written told={told} today={props.doers.today} /> : undefined} sideLabel={say('written')}>
        <Form shell={shell} formId={again.formId} action="/desk/families/new" class="open-family">
          {/* Also where the inquiry is out of reach by now: sent again without it, a second family would be opened. */}
          {inquiry && <input type="hidden" name="inquiry" value={inquiry} />}
          {/* Enter in a field sends the form; it does not add a row. */}
          <button type="submit" class="unseen" tabindex={-1}>
            {say('open')}
          </button>
          <Family again={again} told={told !== null} />
          <Holders {...props} ready={ready} />
          <Urgency {...props} />
          <Section step={4} title={say('next')}>
            <StepFields
              {...{ form: 'open', again, doers: props.doers, gapDays: gapOf(props), gaps: gapsOf(props) }}
              tell={say(told ? 'tellWriter' : 'tell')}
            />
          </Section>
          <Actions>
            <Button>{say('open')}</Button>
            <LinkButton href={told ? `/desk/inquiries/${told.inquiryId}` : '/desk'} look="quiet">
              {say('cancel')}
            </LinkButton>
          </Actions>
        </Form>
      </DeskColumns>
    </DeskPage>
  )
}

/** "Person 2: Skriv for eksempel …" The same words twice in one list would tell nobody whom they are about. */
function namedByRow(problems: Again['problems']): Again['problems'] {
  const named = (name: string, words: string) => {
    const n = /^m(\d+)/.exec(name)?.[1]
    return n ? `${say('row', { n })}: ${words}` : words
  }
  return Object.fromEntries(Object.entries(problems).map(([name, words]) => [name, named(name, words)]))
}

/** "Choose one" would ask for what nobody can do here. */
function withNobodyToChoose(again: Again): Again {
  const { problems } = again
  return problems.deputyId ? { ...again, problems: { ...problems, deputyId: say('nobodyToChoose') } } : again
}

function gapOf({ again, rules }: OpenPageProps): number | null {
  const level = again.typed.level
  return level && level in rules ? rules[level as Level].gapDays : null
}

function gapsOf({ rules }: OpenPageProps): Record<Level, number> {
  return { A: rules.A.gapDays, B: rules.B.gapDays, C: rules.C.gapDays, D: rules.D.gapDays }
}

function Family({ again, told }: { again: Again; told: boolean }) {
  const { typed, problems } = again
  return (
    <Section step={1} title={say('who')}>
      <TextField
        name="shortName"
        label={say('shortName')}
        hint={say('shortNameHint')}
        value={typed.shortName}
        problem={problems.shortName}
        width={30}
      />
      <TextArea name="about" label={say('about')} hint={say('aboutHint')} value={typed.about} problem={problems.about} rows={4} />
      <h3>{say('members')}</h3>
      <MemberRows again={again} />
      {told && <WhoWrote again={again} />}
      <h3>{say('homes')}</h3>
      <Homes again={again} />
    </Section>
  )
}

function Urgency({ again, rules, doers }: OpenPageProps) {
  const options = levels.map((level) => {
    const days = rules[level].gapDays
    const latest = formatNear(addDays(doers.today, days), 'da', doers.today)
    return { value: level, label: levelName(level, 'da'), hint: common('levelGap', { days, day: latest }) }
  })
  return (
    <Section step={3} title={say('urgency')} class="urgency">
      <Choices
        name="level"
        pick="one"
        row
        legend={say('level')}
        hint={common('levelMeans')}
        options={options}
        value={again.typed.level}
        problem={again.problems.level}
      />
      <TextArea
        name="levelReason"
        label={say('levelReason')}
        value={again.typed.levelReason}
        problem={again.problems.levelReason}
        rows={2}
      />
    </Section>
  )
}

function Quicker({ family }: { family: Opened }) {
  return (
    <Notice title={say(family.byMe ? 'openedByMe' : 'quicker', { name: family.shortName })}>
      <p>
        <a href={`/desk/families/${family.id}`}>{say('quickerDo', { name: family.shortName })}</a>
      </p>
    </Notice>
  )
}

/** Somebody from a closed family has written: the way back is one click away, and opening anew is still possible. */
function Returning({ family, today, href }: { family: ReturningTo; today: string; href: string }) {
  const name = family.shortName
  return (
    <Notice title={say('returning', { name })}>
      <p>{say('returningWords', { day: formatDay(dayInDenmark(family.closedAt), 'da', today) })}</p>
      <p>
        <a href={href}>{say('returningDo', { name })}</a>
      </p>
    </Notice>
  )
}
