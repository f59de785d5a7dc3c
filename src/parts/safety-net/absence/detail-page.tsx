import { isToday, needsNewAnchor } from '#core/roster/roster.ts'
import type { Absence } from '#core/roster/store.ts'
import { daysBetween, formatNear } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { DateField, Select } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { DaysList, periodWords } from './days.tsx'
import { HeldList, OwedList, ThreatenedList } from './held.tsx'
import type { Me } from './me.ts'
import { type Detail, mayStandIn } from './reading.ts'
import { LostShifts } from './shifts.tsx'
import type { Line } from './store.ts'
import { texts } from './texts.ts'

type Props = Detail & { shell: Shell; today: string; now: Date; me: Me; form: Again; plans: boolean }

/** One absence: what was promised today, who has which family now, and whether the families know. */
export function DetailPage(props: Props) {
  const { shell, absence, today } = props
  const say = texts(shell.lang)
  const days = daysBetween(absence.since, today)
  return (
    <DeskPage
      shell={shell}
      title={titleOf(absence, shell, today)}
      lead={`${periodWords(absence, shell, today)}. ${say('steppingIn', { name: absence.standInName })}.`}
      here="/desk/absence"
    >
      <ProblemSummary lang={shell.lang} problems={props.form.problems} />
      <DeskColumns side={<Side {...props} />} sideLabel={say('changeTitle')}>
        {needsNewAnchor(absence, today, props.limitDays) && <Notice kind="care">{say('newAnchorHint', { days })}</Notice>}
        {props.days.length > 1 && (
          <section>
            <h2>{say('daysTitle')}</h2>
            <DaysList shell={shell} today={today} absences={props.days} here={absence.id} />
          </section>
        )}
        <LostShifts shell={shell} today={today} shifts={props.shifts} plans={props.plans} />
        <Owed {...props} />
        <ThreatenedList lang={shell.lang} now={props.now} threatened={props.threatened} />
        <Families {...props} />
        <p>
          <a href="/desk/absence">{say('back')}</a>
        </p>
      </DeskColumns>
    </DeskPage>
  )
}

/** What is promised today is the stand-in's from the first day away; until then it is with the one who promised it. */
function Owed({ shell, absence, today, now, owed, lines }: Props) {
  const say = texts(shell.lang)
  const begins = beginsLater(absence, shell, today)
  const keeper = (family: string | null) => lines.find((line) => line.family === family)?.takenByName ?? absence.standInName
  return (
    <OwedList
      lang={shell.lang}
      now={now}
      owed={owed}
      note={({ family }) =>
        begins ? say('stillWith', { holder: absence.name, name: keeper(family), day: begins }) : say('nowWith', { name: keeper(family) })
      }
      next={begins && say('owedNothingUntil', { day: begins })}
    />
  )
}

function beginsLater({ from }: Absence, { lang }: Shell, today: string): string | undefined {
  return from > today ? formatNear(from, lang, today) : undefined
}

function titleOf(absence: Absence, shell: Shell, today: string): string {
  const say = texts(shell.lang)
  const [{ name }, day] = [absence, beginsLater(absence, shell, today)]
  return day ? say('detailTitleFrom', { name, day }) : say('detailTitle', { name })
}

function Families(props: Props) {
  const { shell, absence, lines } = props
  const say = texts(shell.lang)
  return (
    <section>
      <h2>{say('familiesTitle')}</h2>
      <DataTable
        caption={<span class="unseen">{say('familiesTitle')}</span>}
        empty={<p class="hint">{say('familiesNone', { name: absence.name })}</p>}
        columns={[
          { head: say('headFamily'), cell: (line: Line) => <a href={`/desk/families/${line.family}`}>{line.name}</a> },
          { head: say('headLevel'), cell: (line) => <LevelTag lang={shell.lang} level={line.level} short /> },
          { head: say('headNow'), cell: (line) => <NowWith {...props} line={line} /> },
          { head: say('headTold'), cell: (line) => toldWords(line, props) },
        ]}
        rows={lines}
      />
    </section>
  )
}

function toldWords(line: Line, { shell, absence, today }: Props): string {
  const say = texts(shell.lang)
  if (line.adults === 0) return say('noAdults')
  if (!isToday(absence, today)) return say('notYetAway')
  return say(line.seen >= line.adults ? 'allSeen' : 'toldNotSeen')
}

function NowWith(props: Props & { line: Line }) {
  const { shell, absence, line, me } = props
  const say = texts(shell.lang)
  const begins = beginsLater(absence, shell, props.today)
  const mayTake = line.takenBy !== me.hat && absence.standIn !== me.hat && (me.leads || (line.deputy === me.hat && !line.takenId))
  return (
    <>
      <strong>{line.takenByName ?? absence.standInName}</strong>
      {begins && ` ${say('fromDay', { day: begins })}`}
      {line.asked.length > 0 && <span class="hint"> {say('waitingFor', { names: line.asked.join(', ') })}</span>}
      {mayTake && (
        <Form shell={shell} formId={newId()} action={`/desk/absence/${absence.id}/take`}>
          <input type="hidden" name="family" value={line.family} />
          <input type="hidden" name="seen" value={line.takenId ?? ''} />
          <Button look="quiet">{say('take', { family: line.name })}</Button>
        </Form>
      )}
    </>
  )
}

function Side(props: Props) {
  const { shell, absence, me } = props
  return (
    <>
      {(me.leads || props.mine) && <Change {...props} />}
      <HeldList lang={shell.lang} name={absence.name} held={props.held} />
    </>
  )
}

function Change(props: Props) {
  const { shell, absence, me, form, today } = props
  const say = texts(shell.lang)
  const address = `/desk/absence/${absence.id}`
  // The last day of all that was written with it: else saving unchanged would end a sickness at the holiday it goes around.
  const end = (props.days.findLast(({ spell }) => spell === absence.spell) ?? absence).until
  const standIns = mayStandIn(props, me).filter(({ hat }) => hat !== absence.standIn)
  return (
    <section>
      <h2>{say('changeTitle')}</h2>
      <Form shell={shell} formId={newId()} action={`${address}/back`}>
        <Button look="second">{say(absence.from > today ? 'callOff' : 'comeBack', { name: absence.name })}</Button>
      </Form>
      <Form shell={shell} formId={newId()} action={`${address}/until`}>
        <input type="hidden" name="seen" value={end ?? ''} />
        <DateField
          name="until"
          label={say('until')}
          hint={say('untilHint')}
          value={form.typed.until ?? end ?? ''}
          min={today}
          problem={form.problems.until}
        />
        <Actions>
          <Button look="second">{say('changeUntil')}</Button>
        </Actions>
      </Form>
      {standIns.length > 0 && (
        <Form shell={shell} formId={newId()} action={`${address}/stand-in`}>
          <input type="hidden" name="seen" value={absence.standIn} />
          <Select
            name="standIn"
            label={say('newStandIn')}
            value={form.typed.standIn}
            problem={form.problems.standIn}
            options={standIns.map(({ hat, name }) => ({ value: hat, label: hat === me.hat ? say('standInMe', { name }) : name }))}
          />
          <Actions>
            <Button look="second">{say('changeStandIn')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}
