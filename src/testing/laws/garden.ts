import type { ClientBase } from 'pg'
import { aHeldFamily, aMember, aNetwork, type Hat, type Network, plant } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'

type Client = Pick<ClientBase, 'query'>

/** The world the fuzzer begins with: several hats on one person, three organisations with employees, two queues, few shifts. */
export async function sow(client: Client): Promise<Network> {
  const network = await aNetwork(client as never)
  const second = ({ person }: Hat, place: string) => ({
    id: newId(),
    kind: 'membership',
    person_id: person,
    organisation_id: place,
    role: 'counsellor',
    display_name: 'Igen',
  })
  await plant(client as never, {
    'core.hat': [
      second(network.anne, network.association),
      second(network.bo, network.municipality),
      second(network.leader, network.house),
      second(network.volunteer, network.house),
    ],
  })
  for (const name of ['Frode', 'Freja']) await aMember(client as never, { place: network.house, role: 'counsellor', name })
  // Shifts lie days apart, so that a family may need a bridge.
  await client.query(
    'update core.shift set cancelled_at = platform.now(), cancelled_by = hat_id where extract(doy from starts_at)::int % 4 <> 0',
  )
  for (const level of ['A', 'B', 'C', 'D', 'C'] as const) await aHeldFamily(client as never, network, { level })
  for (const stage of ['waiting', 'waiting', 'claimed', 'claimed', 'answered'] as const)
    await anInquiry(client as never, network, { stage })
  return network
}

/** Between two batches the world is kept at a size at which clumsy hands still meet each other; each deed is one the laws allow. */
export async function tend(client: Client): Promise<void> {
  for (const deed of [...weeds, ...(await seedlings(client))]) {
    // What the laws forbid here is left as it is: somebody else may be in the way.
    await client.query(deed).catch(() => undefined)
  }
}

const employees = `select id, person_id from core.hat where ended_at is null and role in ('counsellor', 'team_leader')`

const weeds = [
  `update core.roster set over_at = platform.now(), called_off_at = platform.now() where over_at is null
     and coalesce(absence_id, id) not in (select id from core.roster where kind = 'away' and over_at is null order by recorded_at desc limit 5)`,
  `update core.next_step s set ended_at = platform.now(), ended_as = 'done', ended_by = owner_id where ended_at is null and due_on < platform.today() + 5
     and not exists (select from core.family f where f.next_step_id = s.id) and random() < 0.4`,
  `update core.promise p set ended_at = platform.now(), ended_as = 'kept' where ended_at is null and random() < 0.4
     and not exists (select from counselling.inquiry i where i.promise_id = p.id and i.ended_at is null)`,
  `update counselling.ask set answered_at = platform.now(), answer = 'no' where answered_at is null and random() < 0.5`,
  `update core.circle set ended_at = platform.now() where ended_at is null and as_what not in ('anchor', 'deputy', 'adult') and random() < 0.4`,
  `update core.shift set over_at = platform.now() where over_at is null and ends_at < platform.now() and random() < 0.7`,
  `with many as (select id, conversation_id from counselling.inquiry where ended_at is null order by received_at desc offset 14),
     done as (update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn' where id in (select conversation_id from many))
   update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn', ended_by = e.id, ended_by_person = e.person_id
     from (${employees} limit 1) e where inquiry.id in (select id from many)`,
  `with many as (select id from core.family where closed_at is null order by opened_at desc offset 12),
     done as (update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'family-closed' where family_id in (select id from many) and ended_at is null),
     gone as (update core.circle set ended_at = platform.now() where ended_at is null and as_what <> 'adult' and family_id in (select id from many))
   update core.family set closed_at = platform.now(), closed_as = 'goals-reached', closed_by = anchor_id where id in (select id from many)`,
]

/** What is missing: organisations, employees, a queue, shifts, families and inquiries. */
async function seedlings(client: Client): Promise<string[]> {
  const { rows } = await client.query(`select (select count(*)::int from (${employees}) e) as employees,
    (select id from core.organisation where ended_at is null order by id limit 1) as place, (select count(*)::int from core.queue where ended_at is null) as queues,
    (select count(*)::int from core.shift where cancelled_at is null and ends_at > platform.now()) as shifts,
    (select count(*)::int from core.family where closed_at is null) as families, (select count(*)::int from counselling.inquiry where ended_at is null) as inquiries`)
  const { employees: count, place, queues, shifts, families, inquiries } = rows[0]
  const times = (n: number, deed: () => string) => Array.from({ length: Math.max(0, n) }, deed)
  return [
    ...(place ? [] : [`insert into core.organisation (id, kind, name) values ('${newId()}', 'network', 'Nyt net')`]),
    ...times(8 - count, () => hire(place)),
    ...times(2 - queues, openQueue),
    ...times(4 - shifts, planShift),
    ...times(10 - families, openFamily),
    ...times(8 - inquiries, arrive),
  ]
}

const hire = (place: string) => `with someone as (insert into core.person (id) values ('${newId()}') returning id)
  insert into core.hat (id, kind, person_id, organisation_id, role, display_name) select '${newId()}', 'membership', id, '${place}', 'counsellor', 'Ny' from someone`
const two = `(select a.id as a, a.person_id as ap, b.id as b, b.person_id as bp from (${employees} order by random() limit 4) a, (${employees} order by random() limit 4) b where a.person_id <> b.person_id limit 1) e`
const openQueue = () =>
  `insert into core.queue (id, name, channels, languages, responsible_id, responsible_person, deputy_id, deputy_person) select '${newId()}', 'Kø ' || gen_random_uuid(), '{web}', '{da}', a, ap, b, bp from ${two}`
const planShift =
  () => `insert into core.shift (id, hat_id, queue_id, starts_at, ends_at) select '${newId()}', e.id, q.id, platform.now() + n * interval '1 hour', platform.now() + (n + 3) * interval '1 hour'
  from (${employees} order by random() limit 1) e, (select id from core.queue where ended_at is null limit 1) q, (select (random() * 190)::int as n) x`
const openFamily = () => {
  const [id, step, line] = [newId(), newId(), newId()]
  return `with e as (select * from ${two}), f as (insert into core.family (id, short_name, opened_by, level, level_version, gap_days, level_id, anchor_id, anchor_person, deputy_id, deputy_person, next_step_id, next_due, next_owner_id)
      select '${id}', 'Familien', a, l.level, 1, l.gap_days, '${line}', a, ap, b, bp, '${step}', platform.today() + 1, a from e, (select level, gap_days from core.level_rule order by random() limit 1) l returning id, level),
    h as (insert into core.family_level (id, family_id, level, reason, by_hat) select '${line}', f.id, f.level, 'Talt igennem', a from f, e),
    s as (insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by) select '${step}', f.id, a, 'employee', 'talk', 'professional', platform.today() + 1, a from f, e),
    w as (insert into core.step_words (step_id, family_id, words) select '${step}', id, 'Tale sammen' from f)
    insert into core.circle (id, family_id, hat_id, as_what, accepted_at) select gen_random_uuid(), f.id, case n when 1 then a else b end, case n when 1 then 'anchor' else 'deputy' end, platform.now() from f, e, generate_series(1, 2) n`
}
const arrive = () => {
  const [id, person, writer, thread, promise, line] = [newId(), newId(), newId(), newId(), newId(), newId()]
  return `with q as (select id from core.queue where ended_at is null order by random() limit 1), p as (insert into core.person (id) values ('${person}')),
    h as (insert into core.hat (id, kind, person_id) values ('${writer}', 'writer', '${person}')),
    r as (insert into core.promise (id, to_hat, by_queue, what, channel, due_by) select '${promise}', '${writer}', id, 'answer', 'page', platform.now() + interval '1 day' from q),
    i as (insert into counselling.inquiry (id, writer_id, conversation_id, channel, queue_id, promise_id, level, triage_id) select '${id}', '${writer}', '${thread}', 'web', id, '${promise}', 'D', '${line}' from q),
    t as (insert into counselling.triage (id, inquiry_id, writer_id, level, reason) values ('${line}', '${id}', '${writer}', 'D', 'Reglen'))
    insert into counselling.conversation (id, writer_id, inquiry_id, code_hash, code_key, keep_until) values ('${thread}', '${writer}', '${id}', decode(md5(random()::text), 'hex'), 1, platform.today() + 90)`
}
