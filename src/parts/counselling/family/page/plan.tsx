import type { GoalRow } from '#core/next-step/goals.ts'
import type { StepRow } from '#core/next-step/store.ts'
import { dayInDenmark } from '#platform/clock.ts'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Tag } from '#platform/html/tag.tsx'
import { Select, TextArea } from '#platform/html/text-fields.tsx'
import { StepFields } from '../step-fields.tsx'
import { adultName, adultOptions, dayWords, doersOf, formOf, goalOptions, isOpen, type Showing, say } from './showing.ts'
import { EndedStep, StepItem } from './steps.tsx'
import { WishForm } from './wish.tsx'

/** What the family wants, in its own words, and under each goal what is done for it. */
export function Plan({ showing }: { showing: Showing }) {
  const { goals, steps } = showing.page
  const undone = steps.filter(({ endedAt }) => endedAt === null)
  const ended = steps.filter(({ endedAt }) => endedAt !== null)
  return (
    <section id="plan" class="plan">
      <h2>{say('plan')}</h2>
      {goals.length === 0 && isOpen(showing) && (
        <p class="hint">
          {say('planEmpty')} {say('planEmptyNext')}
        </p>
      )}
      {goals.map((goal) => (
        <Goal showing={showing} goal={goal} steps={undone.filter(({ goalId }) => goalId === goal.id)} />
      ))}
      <StepList
        showing={showing}
        title={goals.length > 0 ? say('stepsWithoutGoal') : undefined}
        steps={undone.filter(({ goalId }) => goalId === null)}
      />
      {isOpen(showing) && (
        <div class="wishes">
          <AddGoal showing={showing} />
          <AddStep showing={showing} />
        </div>
      )}
      {ended.length > 0 && (
        <details class="wish">
          <summary>{say('endedSteps', { count: ended.length })}</summary>
          <ul class="plan-steps">
            {ended.map((step) => (
              <EndedStep showing={showing} step={step} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Goal({ showing, goal, steps }: { showing: Showing; goal: GoalRow; steps: readonly StepRow[] }) {
  return (
    <section class="goal">
      <h3 dir="auto">
        <OwnWords words={goal.words} />
      </h3>
      <p class="goal-line">
        {goal.adultId && <Tag>{say('ownGoal', { name: adultName(showing, goal.adultId) })}</Tag>}
        {goal.reachedAt && <Tag tone="calm">{say('reachedOn', { day: dayWords(showing, dayInDenmark(goal.reachedAt)) })}</Tag>}
      </p>
      <StepList showing={showing} steps={steps} />
      {isOpen(showing) && !goal.reachedAt && (
        <WishForm
          showing={showing}
          form={`goal-${goal.id}`}
          address={`goals/${goal.id}/reached`}
          title={say('goalReached')}
          button={say('saveGoalReached')}
        >
          {() => <p>{say('goalReachedAsk')}</p>}
        </WishForm>
      )}
    </section>
  )
}

function StepList({ showing, title, steps }: { showing: Showing; title?: string; steps: readonly StepRow[] }) {
  if (steps.length === 0) return null
  return (
    <>
      {title && <h3 class="quiet-title">{title}</h3>}
      <ul class="plan-steps">
        {steps.map((step) => (
          <StepItem showing={showing} step={step} />
        ))}
      </ul>
    </>
  )
}

function AddGoal({ showing }: { showing: Showing }) {
  return (
    <WishForm showing={showing} form="goal" address="goals" title={say('addGoal')} button={say('saveGoal')}>
      {(field) => (
        <>
          <TextArea {...field('words')} label={say('goalWords')} rows={2} />
          <Select {...field('adultId')} label={say('goalFor')} options={adultOptions(showing)} empty={say('forFamily')} />
        </>
      )}
    </WishForm>
  )
}

function AddStep({ showing }: { showing: Showing }) {
  const known = { ownerId: showing.me }
  const again = formOf(showing, 'step', known)
  return (
    <WishForm showing={showing} form="step" address="steps" title={say('addStep')} button={say('saveStep')} known={known}>
      {(field) => (
        <>
          <StepFields form="step" again={again} doers={doersOf(showing)} goals={goalOptions(showing)} tell={say('tellFamily')} />
          <Select {...field('adultId')} label={say('stepFor')} options={adultOptions(showing)} empty={say('forFamily')} />
        </>
      )}
    </WishForm>
  )
}
