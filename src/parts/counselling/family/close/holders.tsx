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
  const here = (hat: string) => colleagues.find((one) => one.hat === hat)
  const anchor = here(before.anchorId) ?? here(me)
  const willing = colleagues.filter(
    ({ hat, person }) => person !== anchor?.person && yes.some((one) => one.for === anchor?.hat && one.by === hat),
  )
  const old = here(before.deputyId)
  const deputy = old && old.person !== anchor?.person ? old : (willing.find(({ awayUntil }) => awayUntil === null) ?? willing[0])
  const dueOn = addDays(today, Math.min(gapDays, 7))
  return { anchorId: anchor?.hat, deputyId: deputy?.hat, task: 'talk', stepWords: words, ownerId: anchor?.hat, dueOn }
}

export function HolderFields(props: { form: string; again: Again; doers: Doers; gapDays: number }) {
  const { form, again, doers } = props
  const field = fieldsOf(form, again)
  const people = doers.colleagues.map((one) => ({ value: one.hat, label: colleagueWords(one, doers) }))
  return (
    <>
      <div class="side-by-side">
        <Select {...field('anchorId')} label={say('anchor')} options={people} empty={say('choose')} />
        <Select {...field('deputyId')} label={say('deputy')} options={people} empty={say('choose')} />
      </div>
      <StepFields form={form} again={again} doers={doers} gapDays={props.gapDays} tell={say('tell')} compact />
    </>
  )
}
