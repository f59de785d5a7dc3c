import { formatDay, formatMoment, formatNear } from '#platform/clock.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { fieldId } from '#platform/html/field.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { DateField, Select } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { DaysList, shortDays } from './days.tsx'
import { HeldList, OwedList, ThreatenedList } from './held.tsx'
import type { Held } from './holdings.ts'
import type { Me } from './me.ts'
import { type Candidate, mayStandIn, mayTake, type Plan } from './reading.ts'
import { LostShifts } from './shifts.tsx'
import { texts } from './texts.ts'

type Props = { shell: Shell; today: string; now: Date; me: Me; form: Again; plan: Plan; plans: boolean }

/** One screen with everything somebody holds; one button gives all of it a person. */
export function PlanPage(props: Props) {
  const { shell, plan, form, me } = props
  const say = texts(shell.lang)
  const standIns = mayStandIn(plan, me)
  const later = stillTheirs(props)
  return (
    <DeskPage
      shell={shell}
      title={say('newTitle', { name: plan.absent.name })}
      lead={plan.wholly ? undefined : say(later ? 'newLeadLater' : 'newLead')}
      here="/desk/absence"
    >
      <DeskColumns
        side={
          <>
            <HeldList lang={shell.lang} name={plan.absent.name} held={plan.held} />
            <LostShifts shell={shell} today={props.today} shifts={plan.shifts} plans={props.plans} />
            <ThreatenedList lang={shell.lang} now={props.now} threatened={plan.threatened} />
            {plan.owed.length > 0 && <OwedList lang={shell.lang} now={props.now} owed={plan.owed} note={later} />}
          </>
        }
        sideLabel={say('heldTitle', { name: plan.absent.name })}
      >
        <ProblemSummary lang={shell.lang} problems={form.problems} />
        {plan.written.length > 0 && <Written {...props} />}
        {plan.worksUntil && (
          <Notice kind="info">
            {say('shiftFirst', { name: plan.absent.name, moment: formatMoment(plan.worksUntil, shell.lang, props.now) })}
          </Notice>
        )}
        {!plan.wholly && (standIns.length === 0 ? <NobodyReady shell={shell} /> : <AbsenceForm {...props} standIns={standIns} />)}
      </DeskColumns>
    </DeskPage>
  )
}

/** Before the first day away what is promised stays with the one who promised it; only what is not done then goes on. */
function stillTheirs({ shell, plan, today }: Props): (() => string) | undefined {
  const { absent, period } = plan
  if (period.from <= today) return undefined
  return () => texts(shell.lang)('stillTheirs', { holder: absent.name, day: formatNear(period.from, shell.lang, today) })
}

/** Days that stand already: they keep their stand-in, and whoever writes knows it before saving. */
function Written({ shell, plan, today }: Props) {
  const say = texts(shell.lang)
  return (
    <Notice kind={plan.wholly ? 'done' : 'info'} title={say('writtenTitle')}>
      <DaysList shell={shell} today={today} absences={plan.written} />
      <p>{say(plan.wholly ? 'writtenWholly' : 'writtenAround')}</p>
      {plan.wholly && (
        <p>
          <a href="/desk/absence">{say('back')}</a>
        </p>
      )}
    </Notice>
  )
}

function NobodyReady({ shell }: { shell: Shell }) {
  const say = texts(shell.lang)
  return (
    <Notice kind="care">
      <p>{say('nobodyReady')}</p>
      <p>
        <a href="/desk/absence">{say('back')}</a>
      </p>
    </Notice>
  )
}

function AbsenceForm(props: Props & { standIns: Candidate[] }) {
  const { shell, form, plan, standIns, me } = props
  const say = texts(shell.lang)
  const { typed, problems } = form
  const chosen = typed.standIn || standIns[0]?.hat
  return (
    <Form shell={shell} formId={form.formId} action="/desk/absence/new">
      <input type="hidden" name="person" value={plan.absent.person} />
      <DateField name="from" label={say('from')} value={typed.from || props.today} min={props.today} problem={problems.from} />
      <DateField name="until" label={say('until')} hint={say('untilHint')} value={typed.until} min={props.today} problem={problems.until} />
      <Select
        name="standIn"
        label={say('standIn')}
        hint={`${say('standInHint', { leads: String(me.leads) })} ${say('whenAway')}`}
        value={chosen}
        problem={problems.standIn}
        options={standIns.map((one) => ({ value: one.hat, label: standInLabel(one, props) }))}
      />
      <FamilyLines {...props} />
      <Actions>
        <Button>{say('save')}</Button>
        <LinkButton href="/desk/absence" look="quiet">
          {say('back')}
        </LinkButton>
      </Actions>
    </Form>
  )
}

function standInLabel({ name, families, hat, away }: Candidate, { shell, me, today }: Props): string {
  const say = texts(shell.lang)
  const who = hat === me.hat ? say('standInMe', { name }) : name
  const loaded = families === null ? who : say('load', { name: who, count: families })
  const days = away.map((one) => shortDays(one, shell, today)).join(', ')
  return days ? say('awayThen', { name: loaded, days }) : loaded
}

/** Line by line: the family's own deputy is proposed, anybody else can be asked. */
function FamilyLines(props: Props) {
  const { shell, plan, form } = props
  const say = texts(shell.lang)
  const families = plan.held.filter(({ kind }) => kind === 'anchor')
  if (families.length === 0) return null
  return (
    <section>
      <h2>{say('lines')}</h2>
      <p class="hint">{say('linesLeadAny')}</p>
      <DataTable
        caption={<span class="unseen">{say('lines')}</span>}
        columns={[
          { head: say('headFamily'), cell: (one: Held) => one.familyName },
          { head: say('headLevel'), cell: (one) => one.level && <LevelTag lang={shell.lang} level={one.level} short /> },
          { head: say('due'), cell: (one) => one.due && formatDay(one.due, shell.lang, props.today) },
          { head: say('headNow'), cell: (one) => <WhoTakes {...props} family={one} typed={form.typed[`family-${one.family}`]} /> },
        ]}
        rows={families}
      />
    </section>
  )
}

function WhoTakes(props: Props & { family: Held; typed: string | undefined }) {
  const { shell, plan, family, me } = props
  const say = texts(shell.lang)
  const proposed = plan.candidates.some(({ hat }) => hat === family.deputy) ? (family.deputy ?? '') : ''
  const value = props.typed ?? proposed
  const name = `family-${family.family}`
  return (
    <select class="ds-input" name={name} id={fieldId(name)} aria-label={`${say('headNow')}: ${family.familyName}`}>
      <option value="" selected={value === ''}>
        {say('byDefault')}
      </option>
      {mayTake(plan, family, [me.hat, props.typed]).map((one) => (
        <option value={one.hat} selected={value === one.hat}>
          {takerLabel({ one, family, me, say })}
        </option>
      ))}
    </select>
  )
}

type Labelled = { one: Candidate; family: Held; me: Me; say: ReturnType<typeof texts> }

function takerLabel({ one, family, me, say }: Labelled): string {
  if (one.hat === me.hat && me.leads) return say('takeMyself')
  if (one.hat === family.deputy) return say('itsDeputy', { name: one.name })
  return one.ready ? say('ready', { name: one.name }) : say('ask', { name: one.name })
}
