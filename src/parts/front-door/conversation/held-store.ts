import { sql } from 'kysely'
import type { AroundMe, StepsIn } from '#core/circle/around.tsx'
import type { Tx } from '#platform/db.ts'

/** What was promised besides an answer. Of a step only its kind is told: its words are read on the own page. */
type Told = {
  what: 'step' | 'call' | 'meet'
  task: string | null
  byHat: string | null
  by: string | null
  from: Date | null
  until: Date
}
export type Held = { people: AroundMe[]; stepsIn: StepsIn[]; told: Told | null }

/** Who holds the writer's family, and what comes next; null while no family is open. */
export async function readHeld(tx: Tx): Promise<Held | null> {
  const people = await readPeople(tx)
  if (people.length === 0) return null
  const { rows } = await sql<Told>`
    select t.what, t.task_type as task, t.by_hat as "byHat", h.display_name as by, t.window_from as "from", t.due_by as until
    from counselling.told_to_me() t left join core.hat h on h.id = t.by_hat order by t.due_by limit 1`.execute(tx)
  const stepsIn = people.flatMap(({ hat, as, insteadHat, instead, until }) =>
    insteadHat && instead ? [{ for: hat, as, by: insteadHat, name: instead, until }] : [],
  )
  return { people, stepsIn, told: rows[0] ?? null }
}

type Holder = AroundMe & { as: StepsIn['as']; insteadHat: string | null; instead: string | null; until: string | null }

async function readPeople(tx: Tx): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select h.id as hat, w.as_what as "as", h.display_name as name, h.role, h.profession, o.name as place,
      x.hat_id is not null as shut, w.instead_id as "insteadHat", i.display_name as instead, w.until::text as until
    from counselling.who_holds_me() w join core.hat h on h.id = w.hat_id join core.organisation o on o.id = h.organisation_id
      left join core.shut_behind_me() x on x.hat_id = h.id left join core.hat i on i.id = w.instead_id order by w.as_what, h.id`.execute(tx)
  return rows
}
