import { needsNewAnchor } from '#core/roster/roster.ts'
import type { Absence } from '#core/roster/store.ts'
import { daysBetween } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { hasWords, ProblemSummary } from '#platform/html/form.tsx'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { DateField, Select } from '#platform/html/text-fields.tsx'
import { WorkList } from '#platform/html/work-list.tsx'
import { YesOrNo } from '#platform/html/yes-or-no.tsx'
import type { Again } from '#platform/http/visit.ts'
import { periodWords } from './days.tsx'
import { type Done, DoneNotice } from './done.tsx'
import type { Me } from './me.ts'
import type { Overview } from './reading.ts'
import { Ready } from './ready.tsx'
import type { AskedOfMe } from './store.ts'
import { texts } from './texts.ts'

type Props = Overview & { shell: Shell; today: string; me: Me; form: Again; done: Done | undefined }

/** Who is away, what I am asked, and the way to write an absence. */
export function OverviewPage(props: Props) {
  const { shell, today } = props
  const say = texts(shell.lang)
  return (
    <DeskPage shell={shell} title={say('title')} lead={say('lead')} here="/desk/absence">
      <ProblemSummary
        lang={shell.lang}
        problems={props.form.problems}
        kept={hasWords(props.form.typed)}
        ids={props.form.typed.ready === 'no' ? { hat: 'field-hat-no' } : {}}
      />
      <DeskColumns side={<Ready {...props} />} sideLabel={say('readyTitle')}>
        {props.done && <DoneNotice {...props} done={props.done} />}
        {props.asked.length > 0 && <Asked {...props} />}
        <WorkList
          lang={shell.lang}
          title={say('awayTitle')}
          count={props.absences.length}
          items={props.absences.map((absence) => ({
            href: `/desk/absence/${absence.id}`,
            title: absence.name,
            due: periodWords(absence, shell, today),
            note: noteOn(absence, props),
          }))}
          empty={<EmptyState lang={shell.lang} title={say('nobodyAway')} next={say('nobodyAwayNext')} />}
        />
        <Record {...props} />
      </DeskColumns>
    </DeskPage>
  )
}

function noteOn(absence: Absence, { shell, today, limitDays }: Props): string {
  const say = texts(shell.lang)
  const hint = needsNewAnchor(absence, today, limitDays) ? ` · ${say('newAnchorHint', { days: daysBetween(absence.since, today) })}` : ''
  return `${say('steppingIn', { name: absence.standInName })}${hint}`
}

function Asked(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <section>
      <h2>{say('askedTitle')}</h2>
      {props.asked.map((ask) => (
        <OneAsk {...props} ask={ask} />
      ))}
    </section>
  )
}

function OneAsk(props: Props & { ask: AskedOfMe }) {
  const { shell, ask, today } = props
  const say = texts(shell.lang)
  return (
    <Card tone="warm">
      <p>
        {say('askedWords', { askedBy: ask.askedBy, family: ask.family, away: ask.away })} {periodWords(ask, shell, today)}.
      </p>
      <p>
        <LevelTag lang={shell.lang} level={ask.level} />
      </p>
      <YesOrNo shell={shell} action={`/desk/absence/asks/${ask.id}`} yes={say('yes')} no={say('no')} />
    </Card>
  )
}

/** A question to the next page, so its answers stand in the address. */
function Record(props: Props) {
  const { shell, me, today, form } = props
  const say = texts(shell.lang)
  const mine = props.writable.find(({ hat }) => hat === me.hat)
  return (
    <section id="record">
      <h2>{say(me.leads ? 'recordTitle' : 'ownTitle')}</h2>
      <form class="form" method="get" action="/desk/absence/new" autocomplete="off" novalidate>
        {me.leads ? (
          <Select
            name="person"
            label={say('who')}
            value={form.typed.person}
            empty={say('choose')}
            problem={form.problems.person}
            options={props.writable.map(({ person, name }) => ({ value: person, label: name }))}
          />
        ) : (
          <input type="hidden" name="person" value={mine?.person} />
        )}
        <DateField name="from" label={say('from')} value={form.typed.from || today} min={today} problem={form.problems.from} />
        <DateField
          name="until"
          label={say('until')}
          hint={say('untilHint')}
          value={form.typed.until}
          min={today}
          problem={form.problems.until}
        />
        <Actions>
          <Button>{say('see')}</Button>
        </Actions>
      </form>
    </section>
  )
}
