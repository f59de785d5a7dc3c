import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Browser } from '#testing/site.ts'

/** A line that is gone just when the answer was on its way: the message has arrived, and whoever wrote it does not know. */

const sofie = 'Jeg er gravid i uge 14. Jeg sover på sofaer.'

async function aLostAnswer(minutesAgo = 1) {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T22:40:00+01:00')
  await aNetwork(database.owner)
  const site = await aSite(database)
  const [phone, formId] = [site.visitor(), newId()]
  await phone.get('/skriv')
  const { location } = await phone.post('/skriv', { formId, words: sofie, go: 'next' })
  // Sent by the same form, with an answer the phone never gets: neither the page nor its cookies.
  const lost = await site.visitor().post('/skriv', { formId, words: sofie, postcode: '9000', go: 'send' })
  await database.advance(minutesAgo * 60_000)
  const inquiries = async () =>
    (await database.owner.query('select body from counselling.message order by at, id')).rows.map(({ body }) => body)
  const close = () => database[Symbol.asyncDispose]()
  return {
    database,
    site,
    phone,
    formId,
    address: location.replace(/#.*/, ''),
    code: codeIn(lost),
    inquiries,
    [Symbol.asyncDispose]: close,
  }
}

const buttonOf = (phone: Browser, page: { text: string }) =>
  phone.post('/skriv', { formId: /name="formId" value="([^"]+)"/.exec(page.text)?.[1] ?? '' })

test('whose answer was lost and who opens the first page again is told that it has arrived, and gets the code: one message', async () => {
  await using world = await aLostAnswer()
  const { phone, code } = world
  const told = await phone.get('/skriv')
  expect([told.text.includes('Din besked er kommet frem'), told.text.includes('<textarea'), told.text.includes('sofaer')]).toEqual([
    true,
    false,
    false,
  ])
  expect((await phone.get('/en/skriv')).text).toContain('Your message has arrived')
  expect(codeIn(await buttonOf(phone, told))).toBe(code)
  expect(await world.inquiries()).toEqual([sofie])
  expect((await phone.get('/skriv')).text).toContain('<textarea')
})

test('a new message can be written all the same; nobody else, no later hour and nobody after the quick exit is told', async () => {
  await using world = await aLostAnswer()
  const { phone, site } = world
  expect((await site.visitor().get('/skriv')).text).toContain('<textarea')
  const empty = await phone.follow(await phone.get('/skriv?ny=1'))
  expect(empty.text).toContain('<textarea')
  await using left = await aLostAnswer()
  await left.phone.get('/forlad')
  expect((await left.phone.get('/skriv')).text).toContain('<textarea')
  await using late = await aLostAnswer(61)
  expect((await late.phone.get('/skriv')).text).toContain('<textarea')
})

test('sent again from the form itself the next morning, the code nobody has seen is shown; a day later it is not', async () => {
  await using world = await aLostAnswer(10 * 60)
  const again = { formId: world.formId, words: sofie, postcode: '9000', go: 'send' }
  const other = await world.site.visitor().post('/skriv', again)
  expect(codeIn(other)).toBeUndefined()
  expect(codeIn(await world.phone.post('/skriv', again))).toBe(world.code)
  expect(codeIn(await world.phone.post('/skriv', again))).toBeUndefined()
  await using late = await aLostAnswer(24 * 60 + 1)
  expect(codeIn(await late.phone.post('/skriv', { ...again, formId: late.formId }))).toBeUndefined()
})

test('what was changed before it is sent again is not lost: it is shown beside the receipt and can be sent as a new message', async () => {
  await using world = await aLostAnswer()
  const { phone, formId } = world
  const more = { words: `${sofie} I nat har jeg ingen steder.`, danger: 'yes', postcode: '9000' }
  const receipt = await phone.post('/skriv', { formId, ...more, go: 'send' })
  expect(codeIn(receipt)).toBe(world.code)
  expect([receipt.text.includes('Det nye er ikke sendt'), receipt.text.includes('ingen steder')]).toEqual([true, true])
  expect((await phone.post('/skriv', { formId, ...more, go: 'send' })).text).toContain('ingen steder')
  expect(await world.inquiries()).toEqual([sofie])
  const fields = Object.fromEntries(
    [...receipt.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  )
  const sent = await phone.post('/skriv', { ...fields, go: 'send' })
  expect([codeIn(sent)?.length !== 0, codeIn(sent) === world.code]).toEqual([true, false])
  expect(await world.inquiries()).toEqual([sofie, more.words])
  expect((await world.database.owner.query('select level from counselling.inquiry order by received_at desc')).rows[0].level).toBe('A')
})

test('a code that was shown beside what was changed has been seen: no first page tells of it, and after ten minutes it is not shown again', async () => {
  await using world = await aLostAnswer()
  const { phone, formId } = world
  const changed = { formId, words: `${sofie} Og mere.`, go: 'send' }
  expect(codeIn(await phone.post('/skriv', changed))).toBe(world.code)
  expect((await phone.get('/skriv')).text).toContain('<textarea')
  await world.database.advance(11 * 60_000)
  const later = await phone.post('/skriv', changed)
  expect([codeIn(later), later.text.includes('Og mere.')]).toEqual([undefined, true])
})

test('an answer that was changed counts too; the same once more, and the page of the own words alone, say nothing of it', async () => {
  const changed = async (fields: Record<string, string>) => {
    await using world = await aLostAnswer()
    return (await world.phone.post('/skriv', { formId: world.formId, words: sofie, ...fields })).text.includes('Det nye er ikke sendt')
  }
  expect(await changed({ postcode: '8000', go: 'send' })).toBe(true)
  expect(await changed({ postcode: '9000', go: 'send' })).toBe(false)
  expect(await changed({ go: 'next' })).toBe(false)
})

test('the page of before, on which a number still stands that was taken out on the way, is no change', async () => {
  await using world = await aLostAnswer()
  const [formId, words] = [newId(), `${sofie} Ring 23 45 67 89.`]
  await world.phone.post('/skriv', { formId, words, go: 'next' })
  await world.phone.post('/skriv', { formId, words, going: 'next', choice: 'remove' })
  await world.site.visitor().post('/skriv', { formId, words: `${sofie} Ring ….`, go: 'send' })
  const receipt = await world.phone.post('/skriv', { formId, words, go: 'next' })
  expect([codeIn(receipt) !== undefined, receipt.text.includes('Det nye er ikke sendt')]).toEqual([true, false])
})

test('the same words on a new first page, hours after the answer was lost, lead to what has arrived: one message, its code', async () => {
  await using world = await aLostAnswer(10 * 60)
  const anew = () => world.phone.send('/skriv', { words: sofie, go: 'next' })
  const receipt = await anew()
  expect([codeIn(receipt), receipt.text.includes('Det nye er ikke sendt')]).toEqual([world.code, false])
  expect(await world.inquiries()).toEqual([sofie])
  expect((await anew()).location).toMatch(/videre=/)
})

test('other words, words on another leaf or another phone, and the same a day later are a new message', async () => {
  const goesOn = async (world: Awaited<ReturnType<typeof aLostAnswer>>, words = sofie, phone = world.phone) =>
    (await phone.send('/skriv', { words, go: 'next' })).status === 303
  await using other = await aLostAnswer(10 * 60)
  expect(await goesOn(other, `${sofie} Hjælp.`)).toBe(true)
  await using left = await aLostAnswer(10 * 60)
  await left.phone.get('/forlad')
  expect([await goesOn(left), await goesOn(left, sofie, left.site.visitor())]).toEqual([true, true])
  await using late = await aLostAnswer(24 * 60 + 1)
  expect(await goesOn(late)).toBe(true)
})

test('at the address of what was half written it is told all day that it has arrived, and nothing of it is shown', async () => {
  await using world = await aLostAnswer(10 * 60)
  const page = await world.phone.get(world.address)
  expect([page.text.includes('Din besked er kommet frem'), page.text.includes('sofaer')]).toEqual([true, false])
  expect(codeIn(await buttonOf(world.phone, page))).toBe(world.code)
  await using late = await aLostAnswer(24 * 60 + 1)
  expect((await late.phone.get(late.address)).text).toContain('<textarea')
})
