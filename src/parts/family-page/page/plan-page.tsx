import type { StepsIn } from '#core/circle/around.tsx'
import { formatMoment } from '#platform/clock.ts'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Pages } from '#platform/html/pages.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Tag } from '#platform/html/tag.tsx'
import { texts } from '../texts.ts'
import { Promises, Steps } from './plan.tsx'
import type { OwnFamily, OwnGoal, OwnNote, OwnPromise, OwnStep } from './store.ts'

type WholePlan = {
  goals: OwnGoal[]
  steps: OwnStep[]
  notes: { rows: OwnNote[]; more: boolean }
  promises: OwnPromise[]
  family: OwnFamily
}
type Props = WholePlan & { shell: Shell; now: Date; today: string; page: number }

/** Goals in the family's own words, the steps under each, everything promised, and the notes one may read. */
export function PlanPage(page: Props) {
  const { shell, goals, steps, family } = page
  const props = { ...page, stepsIn: family.stepsIn }
  const say = texts(shell.lang)
  const open = steps.filter(({ done }) => !done)
  const done = steps.filter((step) => step.done)
  const loose = open.filter(({ goal }) => !goals.some(({ id }) => id === goal))
  return (
    <FamilyPage shell={shell} title={say('planTitle')} lead={whyNothingMore(family, say)}>
      {goals.length > 0 && <h2>{say('goalsTitle')}</h2>}
      {goals.map((goal) => (
        <Goal {...props} goal={goal} steps={open.filter((step) => step.goal === goal.id)} />
      ))}
      {goals.length > 0 && loose.length > 0 && <h2>{say(loose.length < open.length ? 'otherSteps' : 'stepsTitle')}</h2>}
      {(loose.length > 0 || (goals.length === 0 && family.open)) && <Steps {...props} steps={loose} />}
      {done.length > 0 && (
        <section>
          <h2>{say('doneTitle')}</h2>
          <Steps {...props} steps={done} />
        </section>
      )}
      {props.promises.length > 0 && <Promises {...props} />}
      <Notes {...props} />
      <p>
        <a href="/min-side">{say('back')}</a>
      </p>
    </FamilyPage>
  )
}

/** Where nothing more is agreed, the page says so as the first page does, and promises no next step. */
function whyNothingMore({ open, left, talking }: OwnFamily, say: ReturnType<typeof texts>): string | undefined {
  if (left) return say('leftText')
  return open || talking ? undefined : say('closedText')
}

function Goal(props: Props & { stepsIn: StepsIn[] } & { goal: OwnGoal }) {
  const { shell, goal, steps } = props
  const say = texts(shell.lang)
  return (
    <section class="goal">
      <h3 dir="auto">
        <OwnWords words={goal.words} />
      </h3>
      {(goal.reached || goal.mineOnly) && (
        <p>
          {goal.reached && <Tag tone="calm">{say('goalReached')}</Tag>} {goal.mineOnly && <Tag>{say('onlyYou')}</Tag>}
        </p>
      )}
      {steps.length > 0 && <Steps {...props} steps={steps} />}
    </section>
  )
}

/** The newest first; a correction names the day of what it corrects, and both stand. */
function Notes({ shell, notes: { rows, more }, now, page }: Props) {
  const say = texts(shell.lang)
  const when = (at: Date) => formatMoment(at, shell.lang, now)
  return (
    <section id="noter">
      <h2>{say('notesTitle')}</h2>
      {rows.length === 0 && page === 0 && <p class="hint">{say('notesNone')}</p>}
      {rows.map((note) => {
        const about = [note.correctsAt && say('noteCorrects', { day: when(note.correctsAt) }), note.mineOnly && say('onlyYou')].filter(
          Boolean,
        )
        return (
          <article class="message">
            <p class="message-head">{say('noteHead', { author: note.author ?? say('we'), day: when(note.at) })}</p>
            <p class="message-text" dir="auto">
              <OwnWords words={note.body} />
            </p>
            {about.length > 0 && <p class="message-note">{about.join(' · ')}</p>}
          </article>
        )
      })}
      <Pages
        label={say('notesTitle')}
        before={say('newer')}
        after={say('older')}
        page={page}
        more={more}
        to={(side) => `/min-side/plan?side=${side}#noter`}
      />
    </section>
  )
}
