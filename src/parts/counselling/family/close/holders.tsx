import type { Colleague, Yes } from '#core/circle/circle.ts'
import { addDays } from '#platform/clock.ts'
import { Select } from '#platform/html/text-fields.tsx'
import type { Typed } from '#platform/http/form.ts'
import type { Again } from '#platform/http/visit.ts'
import { type Doers, fieldsOf, StepFields } from '../step-fields.tsx'
import { colleagueWords } from '../wording.ts'
import { holderTexts } from './holder-texts.ts'

const say = holderTexts('da')

type Known = {
  before: { anchorId: string; deputyId: string }
  colleagues: readonly Colleague[]
  yes: readonly Yes[]
  me: string
  today: string
  gapDays: number
  words: string
}

/** The same people where they are still here; else me, and somebody who has said yes to me. One click is then enough. */
export function firstDay({ before, colleagues, yes, me, today, gapDays, words }: Known): Typed {
  const here = (hat: string) => colleagues.find((one) => one.hat === hat && !one.shut)
  const anchor = here(before.anchorId) ?? here(me)
  const willing = colleagues.filter(
    ({ hat, person }) => person !== anchor?.person && yes.some((one) => one.for === anchor?.hat && one.by === hat),
  )
  const old = here(before.deputyId)
  const deputy = old && old.person !== anchor?.person ? old : (willing.find(({ awayUntil }) => awayUntil === null) ?? willing[0])
  const dueOn = addDays(today, Math.min(gapDays, 7))
  return { anchorId: anchor?.hat, deputyId: deputy?.hat, task: 'talk', stepWords: words, ownerId: anchor?.hat, dueOn }
}

/** Only those who may be chosen: who held the family when it closed, the reader, and who has said yes; nobody who cannot come in. */
function mayHold({ before, yes, doers }: Choice) {
  const here = doers.colleagues.filter(({ shut }) => !shut)
  const saidYes = (by: string, to: string) => yes.some((one) => one.by === by && one.for === to)
  const anchors = here.filter(
    ({ hat }) => [before.anchorId, doers.me].includes(hat) || saidYes(hat, before.anchorId) || saidYes(hat, doers.me),
  )
  const deputies = here.filter(({ hat }) => [before.deputyId, doers.me].includes(hat) || anchors.some((anchor) => saidYes(hat, anchor.hat)))
  return { anchors, deputies }
}

type Choice = { before: Known['before']; yes: readonly Yes[]; doers: Doers }

/** `owed`: what goes along to whoever becomes anchor, said beside the choice. */
export function HolderFields(props: Choice & { form: string; again: Again; gapDays: number; owed?: string }) {
  const { form, again, doers } = props
  const field = fieldsOf(form, again)
  const { anchors, deputies } = mayHold(props)
  const named = (all: readonly Colleague[]) => all.map((one) => ({ value: one.hat, label: colleagueWords(one, doers) }))
  return (
    <>
      <div class="side-by-side">
        <Select {...field('anchorId')} label={say('anchor')} hint={props.owed} options={named(anchors)} empty={say('choose')} />
        <Select {...field('deputyId')} label={say('deputy')} options={named(deputies)} empty={say('choose')} />
      </div>
      <StepFields form={form} again={again} doers={doers} gapDays={props.gapDays} tell={say('tell')} compact />
    </>
  )
}
