import type { ClientBase } from 'pg'

type Id = string
export type KnownHat = { id: Id; person: Id; kind: string; role: string | null; family: Id | null; live: boolean }
type KnownFamily = { id: Id; open: boolean; anchor: Id; deputy: Id; level: string; line: Id; lines: Id[]; step: Id | null }
export type KnownInquiry = {
  id: Id
  writer: Id
  conversation: Id
  state: string
  queue: Id
  promise: Id
  level: string
  line: Id
  lines: Id[]
  tried: number
}

/** What the clumsy hands of the fuzzer know of the world since the last barrier; much of it is no longer true when they use it. */
export type Known = {
  hats: KnownHat[]
  /** Hats that could hold something, when this was looked up. */
  employees: KnownHat[]
  organisations: Id[]
  persons: Id[]
  families: KnownFamily[]
  steps: { id: Id; family: Id; undone: boolean }[]
  circle: { id: Id; family: Id; hat: Id }[]
  bridges: { id: Id; family: Id }[]
  goals: { id: Id; family: Id }[]
  queues: Id[]
  shifts: { id: Id; hat: Id; day: string }[]
  standIns: Id[]
  absences: { id: Id; person: Id; cover: Id }[]
  covers: { id: Id; absence: Id }[]
  inquiries: KnownInquiry[]
  asks: { id: Id; inquiry: Id; to: Id }[]
  promises: { id: Id; to: Id; open: boolean }[]
}

export async function lookAround(client: Pick<ClientBase, 'query'>): Promise<Known> {
  const { rows } = await client.query<{ known: Known }>(
    `select json_build_object(${Object.entries(lists)
      .map(([name, sql]) => `'${name}', (select coalesce(json_agg(x), '[]') from (${sql}) x)`)
      .join(',\n')}) as known`,
  )
  const known = rows[0]!.known
  for (const list of ['organisations', 'persons', 'queues', 'standIns'] as const)
    known[list] = (known[list] as unknown as { id: Id }[]).map(({ id }) => id)
  known.employees = known.hats.filter(({ live, role }) => live && (role === 'counsellor' || role === 'team_leader'))
  return known
}

const lists: Record<Exclude<keyof Known, 'employees'>, string> = {
  hats: `select id, person_id as person, kind, role, family_id as family, ended_at is null as live from core.hat
    where kind = 'membership' or (kind = 'family_adult' and ended_at is null) order by ended_at is not null, created_at desc limit 60`,
  organisations: 'select id from core.organisation order by ended_at is not null, name limit 8',
  persons: `select distinct person_id as id from core.hat where kind = 'membership' and ended_at is null`,
  families: `select f.id, closed_at is null as open, anchor_id as anchor, deputy_id as deputy, f.level, level_id as line, next_step_id as step,
    (select json_agg(id) from (select id from core.family_level l where l.family_id = f.id order by at desc limit 4) x) as lines from core.family f order by closed_at is not null, opened_at desc limit 22`,
  steps:
    'select id, family_id as family, ended_at is null as undone from core.next_step order by ended_at is not null, created_at desc limit 90',
  circle: 'select id, family_id as family, hat_id as hat from core.circle order by ended_at is not null, accepted_at desc limit 90',
  bridges: 'select id, family_id as family from core.bridge order by at desc limit 20',
  goals: 'select id, family_id as family from core.goal order by created_at desc limit 20',
  queues: 'select id from core.queue order by ended_at is not null, name limit 6',
  shifts: 'select id, hat_id as hat, day from core.shift order by cancelled_at is not null or over_at is not null, starts_at desc limit 30',
  standIns: 'select id from core.stand_in order by ended_at is not null limit 20',
  absences: `select id, person_id as person, default_cover_id as cover from core.roster where kind = 'away' order by over_at is not null, recorded_at desc limit 12`,
  covers: `select id, absence_id as absence from core.roster where kind = 'covering' order by over_at is not null, recorded_at desc limit 24`,
  inquiries: `select i.id, writer_id as writer, conversation_id as conversation, state, queue_id as queue, promise_id as promise, level, triage_id as line,
    (select json_agg(id) from (select id from counselling.triage t where t.inquiry_id = i.id order by at desc limit 4) x) as lines,
    (select coalesce(max(n), 0) from counselling.attempt a where a.inquiry_id = i.id) as tried from counselling.inquiry i order by ended_at is not null, received_at desc limit 30`,
  asks: 'select id, inquiry_id as inquiry, to_hat as to from counselling.ask order by answered_at is not null, asked_at desc limit 30',
  promises: 'select id, to_hat as to, ended_at is null as open from core.promise order by ended_at is not null, made_at desc limit 60',
}
