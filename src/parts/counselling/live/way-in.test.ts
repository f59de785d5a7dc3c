import { afterAll, expect, test } from 'vitest'
import { aHeldFamily, aMember } from '#core/builders.ts'
import { tell } from '#core/event.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'
import { aSoftKey, optionsIn } from '#testing/soft-key.ts'
import { makeHub } from './hub.ts'

const people = '/settings/people'
const database = await freshDatabase()
const { network, birgit, visitor } = await aMorningAtTheSettings(database, { mail: false })
const hub = makeHub({ db: database.db })
const told: { kind: string; id?: string }[] = []
const leave = hub.watch({ hat: network.anne.hat, session: newId(), tell: (event) => told.push(event), end: () => undefined })
afterAll(async () => {
  leave()
  await database[Symbol.asyncDispose]()
})

const count = (kind: string, id: string) => told.filter((one) => one.kind === kind && one.id === id).length
const hears = async (kind: string, id: string, deed: () => Promise<unknown>) => {
  const before = count(kind, id)
  await deed()
  await expect.poll(() => count(kind, id), { timeout: 5_000 }).toBeGreaterThan(before)
}

test('an open desk hears that a colleague is put on pause, and comes back: which colleague, and nothing more', async () => {
  for (const what of ['suspend', 'resume'])
    await hears('way-in-changed', network.bo.hat, () => birgit.post(`${people}/${network.bo.hat}/${what}`, {}))
  expect(new Set(told.flatMap((event) => Object.keys(event)))).toEqual(new Set(['kind', 'id']))
})

test('it hears that a key is closed for a new one, and that somebody has come in with it', async () => {
  const frida = await aMember(database.owner, { place: network.house, role: 'counsellor', name: 'Frida' })
  let page = ''
  await hears('way-in-changed', frida.hat, async () => {
    page = (await birgit.send(`${people}/${frida.hat}`, { mail: '' }, { action: `${people}/${frida.hat}/renew` })).text
  })
  const link = page.match(/http[^<\s]+(\/invitation\/[\w-]+)/)![1]!
  const options = optionsIn((await visitor.get(link)).text)
  await hears('way-in-changed', frida.hat, () => visitor.post(link, { credential: aSoftKey('http://localhost').make(options) }))
})

test('it hears of the absence that a notice is, and that it comes to nothing', async () => {
  const ulla = await aMember(database.owner, { place: network.house, role: 'counsellor', name: 'Ulla' })
  const notice = { lastDay: '2026-11-30', standIn: network.leader.hat }
  await hears('absence-changed', ulla.hat, () => birgit.post(`${people}/${ulla.hat}/leave`, notice))
  await hears('absence-changed', ulla.hat, () => birgit.post(`${people}/${ulla.hat}/leave/withdraw`, {}))
})

test('it hears nothing of what happens to an adult of a family it does not see', async () => {
  const { adults } = await aHeldFamily(database.owner, network, { anchor: network.cille, deputy: network.bo })
  const adult = adults[0]!.hat
  const happened = (subject: string) =>
    as(database.db, { kind: 'staff', hat: network.cille.hat }, (tx) => tell(tx, { kind: 'way-in-changed', subject }))
  await happened(adult)
  await hears('way-in-changed', network.cille.hat, () => happened(network.cille.hat))
  expect(count('way-in-changed', adult)).toBe(0)
})
