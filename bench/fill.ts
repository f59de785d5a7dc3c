import type pg from 'pg'
import { seedDirectory } from '#core/offer/seed.ts'

/**
 * Fills a world by plain SQL: `families` open families with an adult who has been told twice and has not looked, a child, a goal, a step and
 * notes, and a counsellor for every forty of them. Ids are made from numbers, so that rows can be named without being asked for. Every constraint is on.
 */
export type World = { counsellors: number; families: number; notes: number }

export const familiesEach = 40
/** Plans are made anew after each batch: one made for an empty table would read the full one from end to end. */
const batch = 3_000

/** The id of the n-th row of a kind, in SQL; idOf says the same. */
const id = (kind: string, n: string | number) => `overlay(overlay(md5('${kind} ' || (${n})) placing '4' from 13) placing '8' from 17)::uuid`
const anchorOf = `(f.n / ${familiesEach})`
/** The colleague at the next desk; desks stand in rows of ten. */
const deputyOf = `(${anchorOf} / 10 * 10 + (${anchorOf} + 1) % 10)`

export async function fill(owner: pg.Client, { counsellors, families, notes }: World): Promise<void> {
  await owner.query("set synchronous_commit = off; set work_mem = '64MB'; set maintenance_work_mem = '256MB'")
  await owner.query(network)
  const { rows } = await owner.query(`select ${id('network', 0)} as id`)
  await seedDirectory(owner, rows[0].id)
  await addCounsellors(owner, counsellors)
  for (let n = 0; n < families; n += batch) await addFamilies(owner, n, Math.min(n + batch, families))
  for (let n = 0; n < notes; n += 50_000) await addNotes(owner, { from: n, to: Math.min(n + 50_000, notes), of: families })
  await lookAtWhatIsFilled(owner)
}

/** Not at what is empty: it would be believed to stay so, and joined row by row until it is looked at again. */
async function lookAtWhatIsFilled(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ names: string }>(
    `select string_agg(oid::regclass::text, ', ') as names from pg_class
     where relkind = 'r' and pg_relation_size(oid) > 0 and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  )
  await owner.query(`vacuum analyze ${rows[0]!.names}`)
}

const network = `
  insert into core.organisation (id, kind, name, parent_id) values (${id('network', 0)}, 'network', 'Målenettet', null);
  insert into core.person (id) values (${id('person of director', 0)});
  insert into core.hat (id, kind, person_id, organisation_id, role, display_name)
    values (${id('director', 0)}, 'membership', ${id('person of director', 0)}, ${id('network', 0)}, 'director', 'Ditte');`

/** One house for every ten of them, who have all said yes to the colleague beside them; and two shifts a day for the queue. */
async function addCounsellors(owner: pg.Client, count: number): Promise<void> {
  const those = `generate_series(0, ${count - 1}) as c (n)`
  await owner.query(`
    insert into core.organisation (id, kind, name, parent_id)
      select ${id('house', 'h.n')}, 'house', 'Målehus ' || h.n, ${id('network', 0)} from generate_series(0, ${count / 10 - 1}) as h (n);
    insert into core.person (id) select ${id('person of counsellor', 'c.n')} from ${those};
    insert into core.hat (id, kind, person_id, organisation_id, role, profession, display_name)
      select ${id('counsellor', 'c.n')}, 'membership', ${id('person of counsellor', 'c.n')}, ${id('house', '(c.n / 10)')},
        case when c.n % 10 = 0 then 'team_leader' else 'counsellor' end, 'social-worker', 'Rådgiver ' || c.n from ${those};
    insert into core.stand_in (id, for_hat, by_hat, accepted_at)
      select gen_random_uuid(), ${id('counsellor', 'c.n')}, ${id('counsellor', '(c.n / 10 * 10 + (c.n + 1) % 10)')}, platform.now() from ${those};`)
  await owner.query(`
    insert into core.queue (id, name, channels, languages, responsible_id, responsible_person, deputy_id, deputy_person)
      values (${id('queue', 0)}, 'Skriv til os', '{web,phone,walk-in,mail}', '{da,en}', ${id('counsellor', 0)}, ${id('person of counsellor', 0)},
        ${id('counsellor', 1)}, ${id('person of counsellor', 1)});
    insert into core.shift (id, hat_id, queue_id, starts_at, ends_at)
      select gen_random_uuid(), ${id('counsellor', `((d.n * 20 + s.n) % ${count})`)}, ${id('queue', 0)}, starts, starts + interval '4 hours'
      from generate_series(0, 13) as d (n), generate_series(0, 19) as s (n),
        lateral (select (platform.today() + d.n + case when s.n < 10 then time '10:00' else time '14:00' end) at time zone 'Europe/Copenhagen') as t (starts);`)
}

async function addFamilies(owner: pg.Client, from: number, to: number): Promise<void> {
  const those = `generate_series(${from}, ${to - 1}) as f (n)`
  const [anchor, deputy, due] = [anchorOf, deputyOf, '(platform.today() + 1 + f.n % 28)'] as const
  await owner.query(`begin;
    insert into core.person (id) select ${id('person of adult', 'f.n')} from ${those} union all select ${id('person of child', 'f.n')} from ${those};
    insert into core.family (id, short_name, opened_by, level, level_version, gap_days, level_id, anchor_id, anchor_person, deputy_id, deputy_person,
        next_step_id, next_due, next_owner_id)
      select ${id('family', 'f.n')}, 'Målefamilie ' || f.n, ${id('counsellor', anchor)}, 'D', 1, 30, ${id('level', 'f.n')},
        ${id('counsellor', anchor)}, ${id('person of counsellor', anchor)}, ${id('counsellor', deputy)}, ${id('person of counsellor', deputy)},
        ${id('step', 'f.n')}, ${due}, ${id('counsellor', anchor)} from ${those};
    insert into core.family_level (id, family_id, level, reason, by_hat)
      select ${id('level', 'f.n')}, ${id('family', 'f.n')}, 'D', 'Talt igennem', ${id('counsellor', anchor)} from ${those};
    insert into core.next_step (id, family_id, owner_id, owner_as, created_by, task_type, task_class, due_on)
      select ${id('step', 'f.n')}, ${id('family', 'f.n')}, ${id('counsellor', anchor)}, 'employee', ${id('counsellor', anchor)}, 'talk', 'professional', ${due} from ${those};
    insert into core.hat (id, kind, person_id, family_id) select ${id('adult', 'f.n')}, 'family_adult', ${id('person of adult', 'f.n')}, ${id('family', 'f.n')} from ${those};
    insert into core.member (id, family_id, person_id, name, role, born_on, adult_id)
      select gen_random_uuid(), ${id('family', 'f.n')}, ${id('person of adult', 'f.n')}, 'Maja', 'mother', null::date, ${id('adult', 'f.n')} from ${those}
      union all select gen_random_uuid(), ${id('family', 'f.n')}, ${id('person of child', 'f.n')}, 'Alma', 'child', date '2022-05-01', null from ${those};
    insert into core.circle (id, family_id, hat_id, as_what, accepted_at)
      select gen_random_uuid(), ${id('family', 'f.n')}, ${id('counsellor', anchor)}, 'anchor', platform.now() from ${those}
      union all select gen_random_uuid(), ${id('family', 'f.n')}, ${id('counsellor', deputy)}, 'deputy', platform.now() from ${those}
      union all select gen_random_uuid(), ${id('family', 'f.n')}, ${id('adult', 'f.n')}, 'adult', platform.now() from ${those};
    insert into core.goal (id, family_id, words, created_by)
      select ${id('goal', 'f.n')}, ${id('family', 'f.n')}, 'Vi vil have ro om morgenen', ${id('counsellor', anchor)} from ${those};
    insert into core.step_words (step_id, family_id, goal_id, words)
      select ${id('step', 'f.n')}, ${id('family', 'f.n')}, ${id('goal', 'f.n')}, 'Vi taler om de første uger' from ${those};
    insert into core.notice (id, to_hat, kind, created_at)
      select gen_random_uuid(), ${id('adult', 'f.n')}, kind, platform.now() - interval '3 days' from ${those}, unnest('{next-step,note}'::text[]) as told (kind);
    insert into core.family_words (family_id, about) select ${id('family', 'f.n')}, 'En familie, der er til at måle på' from ${those};
    commit; analyze core.family_level, core.family, core.hat, core.next_step;`)
}

/** Notes are dealt out evenly over all families. */
async function addNotes(owner: pg.Client, { from, to, of }: { from: number; to: number; of: number }): Promise<void> {
  await owner.query(`
    insert into counselling.note (id, family_id, by_hat, body)
      select gen_random_uuid(), ${id('family', 'f.n')}, ${id('counsellor', anchorOf)},
        'Vi talte om ugen, der gik. Morgenerne går bedre, og aftalen om tirsdag holder. Næste gang ser vi på brevet fra skolen.'
      from generate_series(${from}, ${to - 1}) as note (n), lateral (select note.n % ${of}) as f (n);`)
}

/** Inquiries that wait in the queue, to be claimed. */
export async function addWaiting(owner: pg.Client, count: number): Promise<void> {
  for (let n = 0; n < count; n += 2_000) await addSomeWaiting(owner, n, Math.min(n + 2_000, count))
}

async function addSomeWaiting(owner: pg.Client, from: number, to: number): Promise<void> {
  const those = `generate_series(${from}, ${to - 1}) as i (n)`
  await owner.query(`begin;
    insert into core.person (id) select ${id('person of writer', 'i.n')} from ${those};
    insert into core.hat (id, kind, person_id) select ${id('writer', 'i.n')}, 'writer', ${id('person of writer', 'i.n')} from ${those};
    insert into core.promise (id, to_hat, what, channel, due_by, by_queue)
      select ${id('promise', 'i.n')}, ${id('writer', 'i.n')}, 'answer', 'page', platform.now() + interval '14 hours', ${id('queue', 0)} from ${those};
    insert into counselling.inquiry (id, writer_id, conversation_id, channel, queue_id, level, triage_id, promise_id)
      select ${id('inquiry', 'i.n')}, ${id('writer', 'i.n')}, ${id('conversation', 'i.n')}, 'web', ${id('queue', 0)}, 'D', ${id('triage', 'i.n')}, ${id('promise', 'i.n')} from ${those};
    insert into counselling.triage (id, inquiry_id, writer_id, level, reason)
      select ${id('triage', 'i.n')}, ${id('inquiry', 'i.n')}, ${id('writer', 'i.n')}, 'D', 'Reglen for det, der blev svaret' from ${those};
    insert into counselling.conversation (id, inquiry_id, writer_id, code_hash, code_key, keep_until)
      select ${id('conversation', 'i.n')}, ${id('inquiry', 'i.n')}, ${id('writer', 'i.n')}, sha256(('code ' || i.n)::bytea), 1, platform.today() + 90 from ${those};
    insert into counselling.intake (inquiry_id, writer_id, who) select ${id('inquiry', 'i.n')}, ${id('writer', 'i.n')}, 'mother' from ${those};
    insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body)
      select gen_random_uuid(), ${id('conversation', 'i.n')}, ${id('writer', 'i.n')}, ${id('writer', 'i.n')}, false, 'Jeg ved ikke helt, hvor jeg skal begynde.' from ${those};
    commit; analyze counselling.triage, counselling.inquiry, counselling.conversation, core.hat;`)
}
