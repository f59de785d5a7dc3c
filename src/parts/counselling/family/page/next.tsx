import type { StepRow } from '#core/next-step/store.ts'
import { Check, Choices } from '#platform/html/choices.tsx'
import { fieldIdIn } from '#platform/html/field.tsx'
import { RingShare } from '#platform/html/mark.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Select, TextArea } from '#platform/html/text-fields.tsx'
import { listInWords } from '#platform/texts.ts'
import { readersOf, themes } from '../../note/note.ts'
import { fieldsOf } from '../step-fields.tsx'
import { adultName, adultOptions, carrierOf, formOf, near, type Showing, say } from './showing.ts'
import { AgreedNext, StepWishes } from './steps.tsx'
import { WishForm } from './wish.tsx'

/** What happens next stands first and largest: who, what, by when. */
export function NextStep({ showing }: { showing: Showing }) {
  const { page, today } = showing
  const step = page.steps.find(({ id }) => id === page.family.nextStepId)
  if (!step) return null
  const late = step.dueOn < today
  return (
    <section class="next-step" aria-labelledby="next-title">
      <RingShare share={late ? 1 : 0.75} size={40} />
      <div>
        <h2 id="next-title">{say('next')}</h2>
        <p class="next-words" dir="auto">
          <OwnWords words={step.words} />
        </p>
        <p class={late ? 'next-by is-late' : 'next-by'}>
          {say(late ? 'nextLate' : 'nextBy', { name: ownerName(showing, step), day: near(showing, step.dueOn) })}
        </p>
        {late && <p class="hint">{say('nextLateWords')}</p>}
        <Told showing={showing} stepId={step.id} />
        <Bridged showing={showing} />
        <StepWishes showing={showing} step={step} />
      </div>
    </section>
  )
}

/** A date is told when it has been seen; until then it lies ready where the adult reads. */
function Told({ showing, stepId }: { showing: Showing; stepId: string }) {
  const { promises, untold } = showing.page
  const promised = promises.filter((one) => one.stepId === stepId && !one.endedAt)
  const waits = (adultId: string | null) => untold.some(({ toHat, kind }) => toHat === adultId && kind === 'next-step')
  const lines = [
    { words: 'promised', to: promised.filter(({ adultId }) => !waits(adultId)) },
    { words: 'promisedWaits', to: promised.filter(({ adultId }) => waits(adultId)) },
  ] as const
  return (
    <>
      {lines.map(
        ({ words, to }) =>
          to.length > 0 && <p class="hint">{say(words, { names: listInWords(to.map(({ adultId }) => adultName(showing, adultId))) })}</p>,
      )}
    </>
  )
}

export function ownerName(showing: Showing, step: Pick<StepRow, 'ownerName' | 'ownerId'>): string {
  return step.ownerName ? carrierOf(showing, step.ownerId, step.ownerName) : adultName(showing, step.ownerId)
}

function Bridged({ showing }: { showing: Showing }) {
  const { family, bridge } = showing.page
  if (!family.bridgeShiftId) return null
  return (
    <Notice kind="care" title={say('bridged', { day: near(showing, family.nextDue) })}>
      <p>{say(bridge ? 'bridgedWords' : 'bridgedNoWords')}</p>
      {bridge && (
        <p dir="auto">
          <OwnWords words={bridge.words} />
        </p>
      )}
    </Notice>
  )
}

/** After a talk: note, themes and the next step in one form. */
export function AfterTalk({ showing }: { showing: Showing }) {
  const { page, me } = showing
  const step = page.steps.find(({ id }) => id === page.family.nextStepId)
  const known = { done: 'yes', shownTo: 'us', ownerId: me, task: 'talk' }
  const again = formOf(showing, 'after', known)
  return (
    <WishForm
      {...{ showing, form: 'after', address: 'after', title: say('after'), button: say('afterSave'), known, main: true }}
      seen={step?.id ?? ''}
    >
      {(field) => (
        <>
          <NoteFields showing={showing} form="after" again={again} />
          {step && (
            <Check
              {...field('done')}
              label={say('afterDone', { words: step.words })}
              hint={say('afterDoneHint')}
              checked={again.typed.done !== undefined && [undefined, step.id].includes(again.typed.seen)}
            />
          )}
          <AgreedNext showing={showing} form="after" again={again} />
        </>
      )}
    </WishForm>
  )
}

type NoteProps = { showing: Showing; form: string; again: ReturnType<typeof formOf> }

export function NoteFields({ showing, form, again }: NoteProps) {
  const field = fieldsOf(form, again)
  const adults = adultOptions(showing)
  const readers = [
    { value: 'us', label: say('shownUs') },
    { value: 'family', label: say('shownFamily', { names: listInWords(adults.map(({ label }) => label)) }) },
    ...adults.map(({ value, label }) => ({ value, label: say('shownAdult', { name: label }) })),
  ]
  return (
    <>
      <TextArea {...field('body')} label={say('note')} hint={say('noteHint')} rows={5} />
      <div class="themes">
        <Choices
          name="themes"
          id={fieldIdIn(form, 'themes')}
          pick="many"
          row
          legend={say('themes')}
          options={themes.map((theme) => ({ value: theme, label: say(theme) }))}
          value={(again.typed.themes ?? '').split(',')}
        />
      </div>
      <input type="hidden" name="readers" value={readersOf(adults.map(({ value }) => value))} />
      <Select {...field('shownTo')} label={say('shownTo')} options={readers} />
    </>
  )
}
