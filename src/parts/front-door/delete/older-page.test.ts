import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { atOnce, begun } from '#testing/meanwhile.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'
import { deleteMine } from './store.ts'

const today = '2026-11-24'

/** Somebody has the page open on which the own conversation is deleted; Anne has her form open that makes a family of it. */
async function aPageThatWillBeOld() {
  const database = await freshDatabase()
  await database.setClock(`${today}T10:20:00+01:00`)
  const network = await aNetwork(database.owner)
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', codeHash: code.hash, owner: network.anne })
  const site = await aSite(database)
  const [anne, phone] = [await site.signedIn(network.anne.hat), site.visitor()]
  await phone.send('/samtale', { code: code.words })
  const form = await anne.opened(`/desk/families/new?inquiry=${inquiry.id}`, { action: '/desk/families/new' })
  const opens = () =>
    form({
      ...{ shortName: 'Solsikken', rows: '4', m1Role: 'mother', m1Name: 'Maja', writer: '1', level: 'C', levelReason: 'En frist' },
      ...{ anchorId: network.anne.hat, deputyId: network.bo.hat, ownerId: network.anne.hat, task: 'talk' },
      ...{ stepWords: 'Vi taler', dueOn: addDays(today, 2), tell: 'yes' },
    })
  const deletes = await phone.opened('/samtale/slet', { action: '/samtale/slet' })
  const left = async () =>
    (
      await database.owner.query(`select (select count(*)::int from counselling.message) as words,
        (select count(*)::int from counselling.conversation) as talks, (select count(*)::int from core.family) as families`)
    ).rows[0]
  return { database, inquiry, anne, phone, opens, deletes, left, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('whoever was told that all of it goes and that we stop is told first that a family goes on, what stays and how to stop that', async () => {
  await using world = await aPageThatWillBeOld()
  const { anne, phone, deletes, left } = world
  const family = (await world.opens()).location
  const shown = await deletes({})
  expect(shown.status).toBe(409)
  expect(shown.text).toMatch(/Vi følger jer nu som familie\.[^<]*Intet er slettet endnu[\s\S]*i 5 år|5 år efter/)
  expect(shown.text).toMatch(/Vil du helt stoppe\?[\s\S]*href="\/samtale#write"/)
  expect(shown.text).not.toContain('Når du sletter, holder vi op')
  expect(await left()).toEqual({ words: 1, talks: 1, families: 1 })

  // What she then still deletes are the own words, and whoever holds the family is told so.
  const gone = await phone.send('/samtale/slet', {}, { action: '/samtale/slet' })
  expect([gone.status, gone.location, await left()]).toEqual([303, '/samtale', { words: 0, talks: 1, families: 1 }])
  expect((await phone.get('/samtale')).text).toContain('Dine ord er væk hos os. Din kode virker stadig.')
  expect((await anne.get('/desk')).text).toMatch(/En i familien Solsikken slettede selv sine ord i dag kl\. 10\.\d\d\./)
  const page = (await anne.get(family)).text
  expect(page).toMatch(/Maja<\/span><span class="work-due">Har selv slettet sine ord i dag kl\. 10\.\d\d\./)
  expect(page).not.toMatch(/Venter på svar|har skrevet og er ikke lovet/i)
  const talk = /\/desk\/families\/[^"]*\/conversations\/[^"]*/.exec(page)![0]
  expect((await anne.get(talk)).text).toMatch(/Ordene her er slettet i dag kl\. 10\.\d\d af Maja\./)

  // What is written after it stands there as ever.
  await phone.send('/samtale', { words: 'Jeg vil ikke mere' }, { action: '/samtale' })
  expect((await anne.get(family)).text).toMatch(/Skrev i dag kl\. 10\.\d\d\. Venter på svar\./)
})

test('in the same second too: what the conversation has become by then is what she is told', async () => {
  await using world = await aPageThatWillBeOld()
  const { database, opens, deletes, left } = world
  // Anne's form is half carried out when she presses.
  const second = async () => {
    while (!(await waiting(database))) await wait(20)
    return deletes({})
  }
  const [opened, pressed] = await atOnce(database, 'core.member', [opens, second])
  expect([opened!.status, pressed!.status]).toEqual([303, 409])
  expect(await left()).toEqual({ words: 1, talks: 1, families: 1 })
})

const waiting = async ({ owner, name }: TestDatabase) =>
  (await owner.query(`select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`, [name])).rowCount

test('where she was first, no family is opened with somebody whom nobody can reach', async () => {
  await using world = await aPageThatWillBeOld()
  const { database, inquiry, left } = world
  const { answer } = await ask(database.db, { kind: 'writer', hat: inquiry.writer.hat }, async (tx) => {
    await deleteMine(tx, 'all')
    return begun(database, world.opens)
  })
  const refused = await answer
  expect([refused.status, refused.text.includes('Den, der skrev, har selv slettet samtalen. Der er ikke åbnet en familie.')]).toEqual([
    409,
    true,
  ])
  expect(await left()).toEqual({ words: 0, talks: 0, families: 0 })
})
