import { expect, test } from 'vitest'
import { type HeldFamily, plant } from '#core/builders.ts'
import { anInquiry, hasWritten } from '#parts/counselling/builders.ts'
import { breakWhatIsLate } from '#parts/safety-net/promise/jobs.ts'
import { newId } from '#platform/ids.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, record, today } from '#testing/monday.ts'
import type { Browser } from '#testing/site.ts'

/** Somebody in each of two families has written; since then Anne has agreed to meet one at two and to call the other before three. */
async function aMeetingAndACall(database: Awaited<ReturnType<typeof freshDatabase>>) {
  const morning = await mondayMorning(database)
  const { network, sun, sea } = morning
  for (const family of [sun, sea]) await hasWritten(database.owner, network, { family })
  await database.advance(60_000)
  const [meeting, call] = [newId(), newId()]
  const to = (family: HeldFamily) => ({ to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id })
  await plant(database.owner, {
    'core.promise': [
      { id: meeting, ...to(sun), what: 'meet', channel: 'in-person', due_by: `${today}T14:00:00+01:00` },
      { id: call, ...to(sea), what: 'call', channel: 'phone', due_by: `${today}T15:00:00+01:00` },
    ],
  })
  const anne = await morning.signedIn(network.anne.hat)
  return { ...morning, anne, meeting, call }
}

const read = async (browser: Browser, path: string) => mainWords(await browser.get(path))

test('a meeting stands at its time on the desk, in an absence and on the net; a call stands at the latest', async () => {
  await using database = await freshDatabase()
  const { network, sun, sea, anne, birgit } = await aMeetingAndACall(database)
  const desk = await read(anne, '/desk')
  expect(desk).toMatch(/Solsikken Kl\. 14 .*Havet Senest kl\. 15/)
  expect(desk).toContain('Har skrevet. Møde aftalt til i dag kl. 14')
  expect(desk).toContain('Har skrevet. Opkald lovet senest i dag kl. 15')
  expect(await read(anne, `/desk/families/${sun.id}`)).toContain('Møde med Maja i dag kl. 14')
  expect(await read(anne, `/desk/families/${sea.id}`)).toContain('Opkald til Maja senest i dag kl. 15')
  const away = await read(birgit, (await record(birgit, network.anne, { standIn: network.bo.hat })).location)
  expect(away).toMatch(/Mødes · Solsikken kl\. 14 Nu hos/)
  expect(away).toMatch(/Ring · Havet senest kl\. 15 Nu hos/)
  const waits = await read(birgit, '/net/lists/unanswered')
  expect(waits).toContain('Solsikken Aftalt til i dag kl. 14')
  expect(waits).toContain('Havet Lovet senest i dag kl. 15')
})

test('when its time is over a meeting is told of as one that was agreed, and a call as one that was promised', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await aMeetingAndACall(database)
  await database.setClock(`${today}T15:30:00+01:00`)
  const leader = await signedIn(network.leader.hat)
  const said = ['Solsikken Var aftalt til i dag kl. 14', 'Havet Var lovet senest i dag kl. 15']
  const late = await read(leader, '/net/lists/late')
  expect(said.map((words) => late.includes(words))).toEqual([true, true])
  await breakWhatIsLate(database.db)
  const broken = await read(leader, '/net/lists/broken')
  expect(said.map((words) => broken.includes(words))).toEqual([true, true])
})

test('a meeting with somebody who has written stands at its time among the answers that the shifts cannot keep', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', promisedHours: 3 })
  const agreed = { promiseWhat: 'meet', promiseDay: today, promiseTime: '14:00', promiseYes: 'yes' }
  const path = `/desk/inquiries/${inquiry.id}`
  const anne = await signedIn(network.anne.hat)
  expect((await anne.send(path, agreed, { action: `${path}/promise` })).status).toBe(303)
  expect(await read(anne, path)).toContain('Vi mødes i dag kl. 14')
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  const threatened = await read(birgit, (await record(birgit, network.anne, { standIn: network.bo.hat })).location)
  expect(threatened).toContain('Svar, vagterne ikke kan nå 1')
  expect(threatened).toMatch(/Henvendelse i dag kl\. 8\.05 Aftalt til i dag kl\. 14/)
  expect(await read(birgit, '/settings/shifts')).toContain('Aftalt til i dag kl. 14')
})

test('the forms ask for the hour of a meeting, and for the latest hour of everything else', async () => {
  await using database = await freshDatabase()
  const { sun, sea, anne, meeting, call } = await aMeetingAndACall(database)
  const label = async (family: HeldFamily, form: string) => {
    const { text } = await anne.get(`/desk/families/${family.id}?form=${form}`)
    return /<label[^>]*for="field-[^"]*promiseTime">([^<]*)</.exec(text)?.[1]
  }
  expect(await label(sun, `newtime-${meeting}`)).toBe('Klokken')
  expect(await label(sea, `newtime-${call}`)).toBe('Senest klokken')
  expect(await label(sun, 'promise')).toBe('Klokken')
  expect(await read(anne, `/desk/families/${sun.id}?form=promise`)).toContain('Et møde begynder på det klokkeslæt.')
})
