import { expect, test, vi } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

const today = '2026-11-23'

/** One person on a shift at a time, from 10 to 18. */
async function aMorning(time: string) {
  const database = await freshDatabase()
  await database.setClock(`${today}T${time}:00+01:00`)
  await aNetwork(database.owner)
  return { database, site: await aSite(database), [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

const given = async ({ owner }: TestDatabase) =>
  (
    await owner.query(
      `select i.level, p.what, p.due_by as "by" from counselling.inquiry i join core.promise p on p.id = i.promise_id order by i.received_at desc, p.made_at desc limit 1`,
    )
  ).rows[0] as { level: string; what: string; by: Date }

test.each<[string, string, Record<string, string>]>([
  ['D', 'nothing but words', {}],
  ['C', 'a meeting within a week', { deadlineOn: '2026-11-27' }],
  ['C', 'pregnant and alone', { who: 'pregnant', alone: 'yes' }],
  ['A', 'danger', { danger: 'yes' }],
])('who writes at level %s (%s) is promised an answer no later than the pages said', async (level, _, answers) => {
  // Twenty-five minutes are left of the hour: enough for an answer without hurry, too short for a more urgent one.
  await using morning = await aMorning('10:35')
  const phone = morning.site.visitor()
  for (const address of ['/', '/skriv']) expect((await phone.get(address)).text).toContain('svarer en rådgiver i dag inden kl. 12')
  await phone.post('/skriv', { formId: newId(), words: 'Er der nogen?', go: 'send', ...answers })
  const promise = await given(morning.database)
  expect([promise.level, promise.what]).toEqual([level, 'answer'])
  expect(promise.by.getTime()).toBeLessThanOrEqual(Date.parse(`${today}T12:00:00+01:00`))
})

test('while the only one on a shift is with somebody in danger, others are still shown when they are answered', async () => {
  await using morning = await aMorning('10:35')
  await morning.site.visitor().post('/skriv', { formId: newId(), words: 'Han står ved døren', danger: 'yes', go: 'send' })
  for (const address of ['/', '/skriv'])
    expect((await morning.site.visitor().get(address)).text).toContain('svarer en rådgiver i dag inden kl. 13')
})

test('a time that only those without hurry are promised is shown', async () => {
  await using morning = await aMorning('10:35')
  // Nobody is here before Friday; whoever has a date within a week is told tomorrow when the answer comes.
  await morning.database.owner.query("update core.shift set cancelled_at = platform.now(), cancelled_by = hat_id where day < '2026-11-27'")
  const phone = morning.site.visitor()
  expect((await phone.get('/skriv')).text).toContain(
    'her igen fredag 27. november kl. 10. Du kan skrive nu, så svarer en rådgiver inden kl. 11.',
  )
  await phone.post('/skriv', { formId: newId(), words: 'Mødet er på torsdag', deadlineOn: '2026-11-26', go: 'send' })
  expect((await given(morning.database)).what).toBe('write-when')
})

test('whose date may be over before we answer is shown who answers at once; others are not sent away', async () => {
  await using morning = await aMorning('17:50')
  const receipt = async (answers: Record<string, string>) => {
    const { text } = await morning.site.visitor().post('/skriv', { formId: newId(), words: 'Mødet er i morgen', go: 'send', ...answers })
    expect(text).toContain('i morgen')
    return text.includes('Vi kan ikke love, at svaret kommer før din dato.') && text.includes('De svarer lige nu')
  }
  expect(await receipt({ deadlineOn: '2026-11-24' })).toBe(true)
  expect(await receipt({ deadlineOn: '2026-11-25' })).toBe(false)
  expect(await receipt({ deadlineOn: '2026-11-20' })).toBe(false)
  expect(await receipt({})).toBe(false)
})

test('of two in danger who write in the same moment one is met at once, and the other is told the hour after', async () => {
  await using morning = await aMorning('10:15')
  const write = () => morning.site.visitor().post('/skriv', { formId: newId(), words: 'Han står ved døren', danger: 'yes', go: 'send' })
  // Nobody can be promised anything until both have looked, or wait to look.
  const { owner, name } = morning.database
  const holding = await owner.connect()
  await holding.query('begin; lock table core.promise in share mode')
  const both = Promise.all([write(), write()])
  const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect((await owner.query(waits, [name])).rowCount).toBe(2), { timeout: 8_000, interval: 20 })
  await holding.query('commit')
  holding.release()
  await both
  const { rows } = await owner.query('select what, due_by as by from core.promise order by due_by')
  expect(rows.map(({ what }) => what)).toEqual(['answer', 'answer'])
  expect(rows[0].by.toISOString().slice(0, 16)).toBe(`${today}T09:17`)
  expect(rows[1].by.toISOString().slice(0, 16)).toBe(`${today}T11:00`)
})
