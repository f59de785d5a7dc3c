import { sql } from 'kysely'
import type { AroundMe, StepsIn } from '#core/circle/around.tsx'
import { isAnswer } from '#core/promise/store.ts'
import { isInDanger } from '#parts/counselling/index.ts'
import type { Tx } from '#platform/db.ts'
import { onePage } from '#platform/html/pages.tsx'

export type OwnFamily = {
  name: string
  open: boolean
  left: boolean
  /** A conversation of mine goes on: after the end, because I have written again. */
  talking: boolean
  people: AroundMe[]
  stepsIn: StepsIn[]
  inDanger: boolean
}

/** Everyone of ours around the family, and who steps in today. Another adult is not told; whoever has left the family sees none of it. */
export async function readOwnFamily(tx: Tx): Promise<OwnFamily> {
  const [family, people, stepsIn, inDanger, talks] = await Promise.all([
    tx.selectFrom('core.family').select(['short_name as name', 'closed_at']).executeTakeFirst(),
    sql<AroundMe>`
      select h.id as hat, c.as_what as "as", h.display_name as name, h.role, h.profession, o.name as place, x.hat_id is not null as shut
      from core.circle c join core.hat h on h.id = c.hat_id and h.kind = 'membership' join core.organisation o on o.id = h.organisation_id
        left join core.shut_behind_me() x on x.hat_id = h.id
      where c.standing order by array_position(array['anchor', 'deputy', 'counsellor', 'guest', 'volunteer'], c.as_what), h.display_name, h.id`.execute(
      tx,
    ),
    sql<StepsIn>`
      select s.for_hat as "for", s.as_what as "as", s.by_hat as "by", h.display_name as name, s.until::text as until
      from core.steps_in_for_my_family() s join core.hat h on h.id = s.by_hat`.execute(tx),
    isInDanger(tx),
    sql<{ live: boolean }>`select exists (select from counselling.conversation where live) as live`.execute(tx),
  ])
  const is = { name: family?.name ?? '', open: family?.closed_at === null, left: family === undefined, talking: talks.rows[0]!.live }
  return { ...is, people: people.rows, stepsIn: stepsIn.rows, inDanger }
}

export type OwnStep = {
  id: string
  due: string
  task: string
  words: string | null
  goal: string | null
  owner: string | null
  ownerHat: string
  ours: boolean
  iDoIt: boolean
  mineOnly: boolean
  done: boolean
}

/** Steps that are mine or the family's: what is to be done, and what was done lately. */
export async function readOwnSteps(tx: Tx): Promise<OwnStep[]> {
  const { rows } = await sql<OwnStep>`
    select s.id, s.due_on::text as due, s.task_type as task, w.words, w.goal_id as goal, h.display_name as owner, s.owner_id as "ownerHat", coalesce(h.kind = 'membership', false) as ours,
      s.owner_id = core.hat() as "iDoIt", s.adult_id is not null as "mineOnly", s.ended_at is not null as done
    from core.next_step s left join core.step_words w on w.step_id = s.id left join core.hat h on h.id = s.owner_id
    where s.ended_at is null or (s.ended_as = 'done' and s.ended_at > platform.now() - interval '60 days')
    order by s.ended_at nulls first, s.due_on, s.id limit 200`.execute(tx)
  return rows
}

export type OwnGoal = { id: string; words: string; reached: boolean; mineOnly: boolean }

export async function readOwnGoals(tx: Tx): Promise<OwnGoal[]> {
  const { rows } = await sql<OwnGoal>`
    select id, words, reached_at is not null as reached, adult_id is not null as "mineOnly" from core.goal order by reached_at nulls first, created_at, id`.execute(
    tx,
  )
  return rows
}

export type OwnPromise = {
  id: string
  what: 'answer' | 'write-when' | 'call' | 'meet' | 'step'
  from: Date | null
  by: Date
  holder: string | null
  holderHat: string | null
  endedAt: Date | null
  endedAs: 'kept' | 'moved' | 'broken' | 'not-needed' | null
  /** Of a step, where it is mine to read. */
  task: string | null
  words: string | null
}

/** The answer somebody is still owed, the nearest first. */
export function owedAnswer(promises: readonly OwnPromise[]) {
  return promises.filter(({ endedAs }) => !endedAs).find(isAnswer)
}

/** What somebody waits for that is no step of the plan: an answer, a call, a meeting, the nearest first. */
export function waitsFor(promises: readonly OwnPromise[]): OwnPromise[] {
  return promises.filter(({ endedAs, what }) => !endedAs && what !== 'step').sort((a, b) => a.by.getTime() - b.by.getTime())
}

/**
 * What was promised to me, open first; what is not needed any more is nobody's burden, but what we say I did not want is shown to me. Of what has
 * been, the latest; what we did not keep, always.
 */
export async function readOwnPromises(tx: Tx): Promise<OwnPromise[]> {
  const { rows } = await sql<OwnPromise>`
    select p.id, p.what, p.window_from as "from", p.due_by as by, h.display_name as holder, p.by_hat as "holderHat", p.ended_at as "endedAt", p.ended_as as "endedAs",
      s.task_type as task, w.words
    from (
      select *, row_number() over (partition by ended_as is not distinct from 'broken' order by ended_at desc nulls first, due_by, id) as nth from core.promise
      where ended_as is distinct from 'not-needed' or (their_yes_at is not null and step_id is null)
    ) p left join core.hat h on h.id = p.by_hat left join core.next_step s on s.id = p.step_id left join core.step_words w on w.step_id = s.id
    where p.nth <= 30 or p.ended_as = 'broken' order by p.ended_at desc nulls first, p.due_by, p.id`.execute(tx)
  return rows
}

export type OwnNote = { id: string; body: string; author: string | null; at: Date; correctsAt: Date | null; mineOnly: boolean }

const notesOnAPage = 30
/** Notes the family reads along, and those for me alone. A correction stands beside the old. */
export async function readOwnNotes(tx: Tx, page: number): Promise<{ rows: OwnNote[]; more: boolean }> {
  const { rows } = await sql<OwnNote>`
    select n.id, n.body, h.display_name as author, n.at, old.at as "correctsAt", n.adult_id is not null as "mineOnly"
    from counselling.note n left join core.hat h on h.id = n.by_hat left join counselling.note old on old.id = n.corrects
    order by n.at desc, n.id desc limit ${notesOnAPage + 1} offset ${page * notesOnAPage}`.execute(tx)
  return onePage(rows, notesOnAPage)
}

export type Closing = { reached: string | null; ifWorse: string | null; afterCare: string | null }

/** What was said at the end, for everyone in the family. */
export async function readClosing(tx: Tx): Promise<Closing | undefined> {
  const { rows } = await sql<Closing>`select reached, if_worse as "ifWorse", after_care as "afterCare" from core.family_words`.execute(tx)
  return rows[0]
}
