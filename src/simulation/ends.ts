import type { Typed } from '#platform/http/form.ts'
import type { Waiting } from './desk.ts'
import type { Member } from './people.ts'
import { chanceFor, formIdFor, type Person, type Run, wished } from './run.ts'

type With = { waiting: Waiting; person: Person; by: Member }
export type Asking = (run: Run, at: With) => Promise<unknown>

const page = '/desk/inquiries/:id'

/** An inquiry ends with a reason and a person. */
export async function endAs(run: Run, { waiting, person, by }: With, typed: Typed): Promise<boolean> {
  const formId = formIdFor(run, chanceFor(run, 'end', person.n, person.words))
  return wished(run, { who: by.who, path: `${page}/end`, params: { id: waiting.id }, typed, formId })
}

/** A colleague is asked, and says yes. */
async function askedAndYes(run: Run, { waiting, person, by }: With, ask: 'second-person' | 'hand-over'): Promise<Member | undefined> {
  const chance = chanceFor(run, ask, person.n, person.words)
  const others = run.today.present.filter(({ person: other }) => other !== by.person)
  if (others.length === 0) return undefined
  const colleague = chance.pick(others)
  const askId = formIdFor(run, chance)
  const params = { id: waiting.id, askId }
  const typed = { ask, askTo: colleague.hat, askWords: '' }
  if (!(await wished(run, { who: by.who, path: `${page}/ask`, params, typed, formId: askId }))) return undefined
  const reply = { who: colleague.who, path: `${page}/asks/:askId`, params, typed: { askAnswer: 'yes' }, formId: formIdFor(run, chance) }
  return (await wished(run, reply)) ? colleague : undefined
}

export const handOver: Asking = async (run, at) => {
  const receiver = await askedAndYes(run, at, 'hand-over')
  if (receiver) await endAs(run, at, { endAs: 'handed-over', endReceiver: receiver.hat })
}

/** Not for us, or not reached: where it is demanded, with a second person. */
export const endWithSecond: Asking = async (run, at) => {
  const notReached = at.waiting.attempts >= 3
  const needed = !notReached || at.waiting.level === 'A' || at.waiting.level === 'B'
  if (needed && !(await askedAndYes(run, at, 'second-person'))) return
  await endAs(
    run,
    at,
    notReached ? { endAs: 'not-reached' } : { endAs: 'not-for-us', endWords: 'Det er kommunens sag. Nummeret er givet.' },
  )
}

/** The same person has written twice: the one that goes on is named. */
export const endDuplicate: Asking = async (run, at) => {
  const { rows } = await run.owner.query(
    `select id from counselling.inquiry where live and id <> $1 and (owner_id is null or owner_id = $2)
       and not exists (select from counselling.inquiry where duplicate_of = $1) order by received_at desc limit 1`,
    [at.waiting.id, at.by.hat],
  )
  await endAs(run, at, rows[0] ? { endAs: 'duplicate-of', endDuplicate: rows[0].id } : { endAs: 'answered-once' })
}
