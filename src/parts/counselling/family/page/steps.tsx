import type { StepRow } from '#core/next-step/store.ts'
import { formatDay } from '#platform/clock.ts'
import { Check } from '#platform/html/choices.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Tag } from '#platform/html/tag.tsx'
import { DateField, type Option, Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import { employees, fieldsOf, StepFields } from '../step-fields.tsx'
import { ownerName } from './next.tsx'
import { adultName, carrierOf, common, doersOf, formOf, goalOptions, isOpen, near, type Showing, say, when } from './showing.ts'
import { WishForm } from './wish.tsx'

/** One step of the plan: what, who, when, and what can be done with it. */
export function StepItem({ showing, step }: { showing: Showing; step: StepRow }) {
  const holds = step.id === showing.page.family.nextStepId
  const late = step.dueOn < showing.today
  return (
    <li class="plan-step">
      <p class="step-words" dir="auto">
        <OwnWords words={step.words} /> {holds && <Tag tone="calm">{say('holdsFamily')}</Tag>}
        {step.adultId && <Tag>{say('ownGoal', { name: adultName(showing, step.adultId) })}</Tag>}
      </p>
      <p class="hint">
        {common(step.task)} · {ownerName(showing, step)}
        {step.ledByName && `, ${say('ledBy', { name: carrierOf(showing, step.ledBy, step.ledByName) })}`} ·{' '}
        <span class={late ? 'is-late' : undefined}>{say(late ? 'late' : 'by', { day: near(showing, step.dueOn) })}</span>
      </p>
      {isOpen(showing) && !holds && <StepWishes showing={showing} step={step} />}
    </li>
  )
}

export function EndedStep({ showing, step }: { showing: Showing; step: StepRow }) {
  return (
    <li class="plan-step ended">
      <p dir="auto">
        <OwnWords words={step.words} />
      </p>
      <p class="hint">
        {say('endedLine', { how: say(step.endedAs!), day: when(showing, step.endedAt!), name: step.endedBy ?? '' })}
        {step.endReason && (
          <span dir="auto">
            {' '}
            · <OwnWords words={step.endReason} />
          </span>
        )}
      </p>
    </li>
  )
}

/** Done, moved, handed on, dropped. What holds the family asks for the next one in the same form. */
export function StepWishes({ showing, step }: { showing: Showing; step: StepRow }) {
  if (!isOpen(showing)) return null
  return (
    <div class="step-wishes">
      <EndForm showing={showing} step={step} as="done" />
      <MoveForm showing={showing} step={step} />
      <HandForm showing={showing} step={step} />
      <EndForm showing={showing} step={step} as="drop" />
    </div>
  )
}

type StepProps = { showing: Showing; step: StepRow }

function EndForm({ showing, step, as }: StepProps & { as: 'done' | 'drop' }) {
  const { page, me } = showing
  const form = `${as}-${step.id}`
  const known = { ownerId: me, task: step.task }
  const again = formOf(showing, form, known)
  const holds = step.id === page.family.nextStepId
  return (
    <WishForm
      showing={showing}
      form={form}
      address={`steps/${step.id}/${as}`}
      title={say(as === 'done' ? 'markDone' : 'drop')}
      button={say(as === 'done' ? 'saveDone' : 'saveDrop')}
      known={known}
    >
      {(field) => (
        <>
          {as === 'drop' && <TextField {...field('reason')} label={say('dropReason')} />}
          {as === 'drop' && isPromised(showing, step) && (
            <Check
              {...field('theirYes')}
              label={say('theirYesDrop')}
              hint={say('theirYesHint')}
              checked={again.typed.theirYes !== undefined}
            />
          )}
          {(holds || again.typed.stepWords) && <NextOne showing={showing} form={form} again={again} step={step} />}
        </>
      )}
    </WishForm>
  )
}

function NextOne({ showing, form, again, step }: StepProps & { form: string; again: ReturnType<typeof formOf> }) {
  const { page, today } = showing
  const planned = page.steps.filter((one) => one.endedAt === null && one.id !== step.id && one.ownerAs === 'employee')
  const options = planned.map((one) => ({
    value: one.id,
    label: `${one.words} (${ownerName(showing, one)}, ${formatDay(one.dueOn, 'da', today)})`,
  }))
  return (
    <>
      <p class="form-lead">
        <strong>{say('doneNext')}</strong> <span class="hint">{say('doneNextHint')}</span>
      </p>
      {options.length > 0 && (
        <Select {...fieldsOf(form, again)('takeOver')} label={say('takeOver')} options={options} empty={say('takeOverNone')} />
      )}
      <AgreedNext showing={showing} form={form} again={again} />
    </>
  )
}

/** The step that holds the family from now on, as every form asks for it where the one before ends. */
export function AgreedNext({ showing, form, again }: { showing: Showing; form: string; again: ReturnType<typeof formOf> }) {
  return (
    <StepFields
      form={form}
      again={again}
      doers={doersOf(showing)}
      goals={goalOptions(showing)}
      gapDays={showing.page.family.gapDays}
      tell={say('tellFamily')}
      compact
    />
  )
}

function isPromised({ page }: Showing, step: StepRow): boolean {
  return page.promises.some(({ stepId, endedAt }) => endedAt === null && stepId !== null && lineOf(page.steps, step).includes(stepId))
}

/** A step and those it was moved from: what was told about any of them is told about it. */
function lineOf(steps: readonly StepRow[], step: StepRow): string[] {
  const before = steps.find(({ id }) => id === step.movedFrom)
  return before ? [step.id, ...lineOf(steps, before)] : [step.id]
}

function MoveForm({ showing, step }: StepProps) {
  const form = `move-${step.id}`
  const again = formOf(showing, form)
  return (
    <WishForm showing={showing} form={form} address={`steps/${step.id}/move`} title={say('move')} button={say('saveMove')}>
      {(field) => (
        <>
          <DateField {...field('dueOn')} label={say('moveTo')} min={showing.today} />
          <TextField {...field('reason')} label={say('moveReason')} />
          {isPromised(showing, step) && (
            <Check
              {...field('theirYes')}
              label={say('theirYesMove')}
              hint={say('theirYesHint')}
              checked={again.typed.theirYes !== undefined}
            />
          )}
          {again.problems.bridge && <TextArea {...field('bridge')} label={say('bridge')} hint={say('bridgeHint')} rows={3} />}
        </>
      )}
    </WishForm>
  )
}

function HandForm({ showing, step }: StepProps) {
  return (
    <WishForm
      {...{ showing, form: `hand-${step.id}`, address: `steps/${step.id}/owner`, title: say('hand'), button: say('saveHand') }}
      seen={step.ownerId}
    >
      {(field) => <Select {...field('ownerId')} label={say('handTo')} options={othersThan(showing, step.ownerId)} empty={say('choose')} />}
    </WishForm>
  )
}

function othersThan(showing: Showing, owner: string): Option[] {
  const doers = doersOf(showing)
  return [...employees(doers), ...doers.others].filter(({ value }) => value !== owner)
}
