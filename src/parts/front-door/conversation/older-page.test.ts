import { expect, test } from 'vitest'
import { hasConversation } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { aDesk } from '#testing/desk.ts'
import { atOnce } from '#testing/meanwhile.ts'

/** Maja's conversation goes on with a family, and is not her own page yet. */
async function maja() {
  const desk = await aDesk()
  const inquiry = await hasConversation(desk.database.owner, desk.network, await desk.held())
  const phone = () => desk.site.signedIn(inquiry.writer.hat)
  const words = async () =>
    (await desk.ask('select body from counselling.message where not from_us order by at offset 1')).map(({ body }) => body)
  return { ...desk, phone, words, [Symbol.asyncDispose]: () => desk.database[Symbol.asyncDispose]() }
}

const makesPage = { action: '/samtale/min-side' }
const mine = 'Jeg kan ikke sove. Kan I ringe?'

test('what is written in an older tab of the conversation is not lost when it has become the own page: one button sends it there', async () => {
  await using world = await maja()
  const phone = await world.phone()
  const olderTab = await phone.opened('/samtale', { action: '/samtale' })
  await phone.send('/samtale', { phone: 'shared' }, makesPage)
  const shown = await olderTab({ words: mine })
  expect(shown.status).toBe(409)
  expect(shown.text).toMatch(/Dine ord er ikke sendt endnu\.[\s\S]*action="\/min-side\/samtale"[\s\S]*Send på din side/)
  expect([shown.text.includes(`${mine}</textarea>`), await world.words()]).toEqual([true, []])
  const formId = /name="formId" value="([^"]+)"/.exec(shown.text)![1]!
  for (let press = 0; press < 2; press++) expect((await phone.post('/min-side/samtale', { formId, words: mine })).status).toBe(303)
  expect(await world.words()).toEqual([mine])
})

test('what had arrived before it became the own page is not said to be unsent; what was added since can be', async () => {
  await using world = await maja()
  const phone = await world.phone()
  const olderTab = await phone.opened('/samtale', { action: '/samtale' })
  await olderTab({ words: mine })
  await phone.send('/samtale', { phone: 'shared' }, makesPage)
  expect((await olderTab({ words: mine })).location).toBe('/min-side/samtale')
  const more = `${mine} Helst i dag.`
  const shown = await olderTab({ words: more })
  const formId = /name="formId" value="([^"]+)"/.exec(shown.text)![1]!
  expect((await phone.post('/min-side/samtale', { formId, words: more })).status).toBe(303)
  expect(await world.words()).toEqual([mine, more])
})

test('so is what is said of a safe answer, and where something is chosen or deleted the own page shows how it is now', async () => {
  await using world = await maja()
  const phone = await world.phone()
  const says = await phone.opened('/samtale/trygt-svar', { action: '/samtale/trygt-svar' })
  const deletes = await phone.opened('/samtale/slet', { action: '/samtale/slet' })
  await phone.send('/samtale', { phone: 'shared' }, makesPage)
  const shown = await says({ safeAnswer: 'Kun om dagen' })
  expect([shown.status, shown.text.includes('Kun om dagen</textarea>')]).toEqual([409, true])
  const hidden = Object.fromEntries(
    [...shown.text.matchAll(/name="(formId|seen)" value="([^"]*)"/g)].map(([, name, value]) => [name, value!]),
  )
  expect((await phone.post('/min-side/trygt-svar', { ...hidden, safeAnswer: 'Kun om dagen' })).status).toBe(303)
  expect(await world.ask('select words from counselling.safe_answer')).toEqual([{ words: 'Kun om dagen' }])
  expect((await phone.post('/samtale/besked', { formId: newId(), wish: 'on' })).location).toBe('/min-side/besked')
  expect((await deletes({})).location).toBe('/min-side/slet')
})

const elsewhere =
  /Din side er lavet på en anden telefon[\s\S]*Koden virker ikke mere\.[\s\S]*Din rådgiver kan give dig en ny kode\.[\s\S]*Få et link på mail/

test('of two telephones with one code one makes the page, and the other reads that it is made and how to come in', async () => {
  await using world = await maja()
  const [first, second, third] = await Promise.all([world.phone(), world.phone(), world.phone()])
  const presses = await Promise.all([first, second, third].map((phone) => phone.opened('/samtale', makesPage)))
  const [one, two] = presses.map((press) => () => press({ phone: 'shared' }))
  const answers = await atOnce(world.database, 'core.hat', [one!, two!])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  const slower = answers.find(({ status }) => status === 409)!
  expect(slower.text).toMatch(elsewhere)
  // A minute later it is the same, and whoever never was in the conversation is told nothing.
  const late = await presses[2]!({ phone: 'shared' })
  expect([late.status, elsewhere.test(late.text)]).toEqual([409, true])
  const stranger = await world.site.visitor().post('/samtale/min-side', { formId: newId(), phone: 'shared' })
  expect([stranger.status, elsewhere.test(stranger.text), stranger.text.includes('Skriv de fire ord')]).toEqual([200, false, true])
})

test('two tabs of one telephone that make it a page at once both come to it', async () => {
  await using world = await maja()
  const phone = await world.phone()
  const presses = await Promise.all([1, 2].map(() => phone.opened('/samtale', makesPage)))
  const answers = await atOnce(
    world.database,
    'core.hat',
    presses.map((press) => () => press({ phone: 'shared' })),
  )
  expect(answers.map(({ status, location }) => [status, location.replace('?ny=1', '')])).toEqual(Array(2).fill([303, '/min-side']))
})
