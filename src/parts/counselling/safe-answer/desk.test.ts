import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFamily } from '#core/access.ts'
import { plant } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { as, ask, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'
import { anInquiry, type Inquiry } from '../builders.ts'
import { openInquiry } from '../inquiry/store.ts'
import { saySafeAnswer } from './actions.ts'
import { readSafeAnswers, readSafeAnswersOf } from './store.ts'

const herWords = 'Kun om aftenen, når jeg er alene'
const hisWords = 'Ring ikke. Skriv her'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

async function whoSaid(words: string, code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())) {
  const wish = { stage: 'claimed', owner: desk.network.anne, codeHash: code.hash, safeAnswer: words } as const
  const inquiry = await anInquiry(desk.database.owner, desk.network, wish)
  return { inquiry, code: code.words }
}

async function opened(inquiryId: string): Promise<string> {
  const { anne, bo } = desk.network
  const page = await desk.anne.send(
    `/desk/families/new?inquiry=${inquiryId}`,
    {
      ...{ shortName: 'Solsikken', rows: '4', m1Role: 'mother', m1Name: 'Maja', writer: '1', level: 'C', levelReason: 'En frist' },
      ...{ anchorId: anne.hat, deputyId: bo.hat, ownerId: anne.hat, task: 'call', stepWords: 'Ring', dueOn: '2026-11-24' },
    },
    { action: '/desk/families/new' },
  )
  expect(page.status).toBe(303)
  const [row] = await desk.ask('select family_id from counselling.conversation where inquiry_id = $1', [inquiryId])
  return row.family_id
}

/** Jonas writes too, and becomes an adult of the same family. */
async function joinedBy(familyId: string): Promise<Inquiry> {
  const { inquiry } = await whoSaid(hisWords)
  const fields = { who: 'new', m0Role: 'father', m0Name: 'Jonas' }
  const path = `/desk/families/join?inquiry=${inquiry.id}&family=${familyId}`
  expect((await desk.anne.send(path, fields, { action: '/desk/families/join' })).status).toBe(303)
  return inquiry
}

test('how she has said it is safe to answer stands beside her and where one writes to her, before and after she has her own page', async () => {
  const { inquiry, code } = await whoSaid(herWords)
  const family = `/desk/families/${await opened(inquiry.id)}`
  const talk = `${family}/conversations/${inquiry.conversation}`
  const bothSayIt = async () => {
    for (const address of [family, talk]) {
      const { text } = await desk.anne.get(address)
      expect([address, text.includes('Sikkert svar'), text.includes(`”<bdi>${herWords}</bdi>”`)]).toEqual([address, true, true])
    }
  }
  await bothSayIt()
  const phone = desk.site.visitor()
  await phone.send('/samtale', { code })
  expect((await phone.post('/samtale/min-side', { formId: newId(), phone: 'shared' })).location).toBe('/min-side?ny=1')
  await bothSayIt()
})

test('a call written down at the desk says it too', async () => {
  const said = 'Kun på arbejdet mellem 9 og 11'
  const call = { channel: 'phone', words: 'Hun ringede om et brev.', who: 'mother', answerWhere: said, take: 'yes' }
  expect((await desk.anne.send('/desk/inquiries/new', call)).status).toBe(200)
  const [inquiry] = await desk.ask(
    'select i.id from counselling.safe_answer s join counselling.inquiry i on i.writer_id = s.hat_id where s.words = $1',
    [said],
  )
  const family = await opened(inquiry.id)
  expect((await desk.anne.get(`/desk/families/${family}`)).text).toContain(`”<bdi>${said}</bdi>”`)
})

test('of two parents each one’s words stand with that one only', async () => {
  const { inquiry } = await whoSaid(herWords)
  const id = await opened(inquiry.id)
  const his = await joinedBy(id)
  const [hersPage, hisPage] = await Promise.all(
    [inquiry, his].map(({ conversation }) => desk.anne.get(`/desk/families/${id}/conversations/${conversation}`)),
  )
  expect([hersPage!.text.includes(herWords), hersPage!.text.includes(hisWords)]).toEqual([true, false])
  expect([hisPage!.text.includes(herWords), hisPage!.text.includes(hisWords)]).toEqual([false, true])
  const people = (await desk.anne.get(`/desk/families/${id}`)).text.split('class="member"').slice(1)
  expect(people.map((one) => [one.includes('Maja<'), one.includes(herWords), one.includes(hisWords)])).toEqual([
    [true, true, false],
    [false, false, true],
  ])
})

test('only behind the line of the family, and only for those who counsel', async () => {
  const { inquiry } = await whoSaid(herWords)
  const id = await opened(inquiry.id)
  const words = (tx: Tx) => readSafeAnswers(tx).then((all) => all.map((one) => one.words))
  const anne = { kind: 'staff', hat: desk.network.anne.hat } as const
  const [without, behind] = [words, (tx: Tx) => openFamily(tx, id, 'counselling').then(() => words(tx))]
  expect(await as(desk.database.db, anne, without)).toEqual([])
  expect(await as(desk.database.db, anne, behind)).toEqual([herWords])
})

test('what somebody has said in another family stays with those who help there', async () => {
  const [one, other] = [await desk.held(), await desk.held({ name: 'En anden' })]
  const [here, there] = [one.family.adults[0]!, newId()]
  await plant(desk.database.owner, {
    'core.hat': [{ id: there, kind: 'family_adult', person_id: here.person, family_id: other.family.id }],
    'counselling.safe_answer': [here.hat, there].map((hat) => ({ hat_id: hat, n: 1, words: hat, by_hat: hat })),
  })
  const read = ask(desk.database.db, { kind: 'staff', hat: desk.network.anne.hat }, async (tx) => {
    await openFamily(tx, one.family.id, 'counselling')
    return readSafeAnswers(tx)
  })
  expect((await read).map(({ words }) => words)).toEqual([here.hat])
})

const onPhone = 'Ring ikke mere. Han hører det'

test('what is heard on the telephone is written down with who and when; it counts at once, and what was said before stays', async () => {
  const { inquiry } = await whoSaid(herWords)
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await desk.anne.send(address, { safeAnswer: onPhone }, { action: `${address}/safe` })).location).toBe(`${address}#answer`)
  const { text } = await desk.anne.get(address)
  const box = text.slice(text.indexOf('class="safe"'), text.indexOf('Skriv ned, hvad der er sikkert nu'))
  expect(box).toMatch(new RegExp(`”<bdi>${onPhone}</bdi>”.*Skrevet ned af Anne i dag kl\\..10.*Sagt før.*”<bdi>${herWords}</bdi>”`, 's'))
  const family = `/desk/families/${await opened(inquiry.id)}`
  expect((await desk.anne.get(family)).text).toContain(`”<bdi>${onPhone}</bdi>”`)
})

test('taken back, it says so, and that one asks before one calls', async () => {
  const { inquiry } = await whoSaid(herWords)
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await desk.anne.send(address, { safeAnswer: '' }, { action: `${address}/safe` })).status).toBe(303)
  expect((await desk.anne.get(address)).text).toContain('Det, der var sagt, er taget tilbage. Spørg, hvad der er sikkert nu.')
})

test('said at the family’s page it stands with that adult; where one writes to her it can be said too', async () => {
  const { inquiry } = await whoSaid(herWords)
  const id = await opened(inquiry.id)
  const his = await joinedBy(id)
  const family = `/desk/families/${id}`
  const [hers] = await desk.ask(`select id from core.member where family_id = $1 and name = 'Maja'`, [id])
  const form = `${family}/members/${hers.id}/safe`
  const page = `${family}?form=safe-${hers.id}`
  expect((await desk.bo.send(page, { safeAnswer: onPhone }, { action: form })).location).toBe(`${family}#people`)
  const talk = `${family}/conversations/${his.conversation}`
  expect((await desk.anne.send(talk, { safeAnswer: 'Ring kun på arbejdet' }, { action: `${talk}/safe` })).location).toBe(`${talk}#answer`)
  const people = (await desk.anne.get(family)).text.split('class="member"').slice(1)
  expect(people.map((one) => [one.includes(onPhone), one.includes('Ring kun på arbejdet')])).toEqual([
    [true, false],
    [false, true],
  ])
  const rows = await desk.ask('select s.words from counselling.safe_answer s where s.hat_id = $1 and n = 2', [inquiry.writer.hat])
  expect(rows).toEqual([{ words: onPhone }])
})

test('what was written down before she wrote to us stands on her conversation too, and goes with the words she deletes', async () => {
  const { family, address } = await desk.held()
  const [maja] = family.adults
  const [member] = await desk.ask('select id from core.member where adult_id = $1', [maja!.hat])
  await desk.anne.send(`${address}?form=safe-${member.id}`, { safeAnswer: onPhone }, { action: `${address}/members/${member.id}/safe` })
  const { inquiry, code } = await whoSaid('')
  const join = `/desk/families/join?inquiry=${inquiry.id}&family=${family.id}`
  expect((await desk.anne.send(join, { who: maja!.hat }, { action: '/desk/families/join' })).status).toBe(303)
  const phone = desk.site.visitor()
  await phone.send('/samtale', { code })
  expect((await phone.get('/samtale')).text).toContain(onPhone)
  await phone.send('/samtale/trygt-svar', { safeAnswer: 'Ring gerne' })
  expect((await desk.anne.get(address)).text).toContain('”<bdi>Ring gerne</bdi>”')
  await phone.send('/samtale/slet', {})
  expect(await desk.ask('select words from counselling.safe_answer where hat_id = any ($1)', [[maja!.hat, inquiry.writer.hat]])).toEqual([])
})

test('nobody writes over words they have not seen: they are shown, and what was typed is kept', async () => {
  const { inquiry } = await whoSaid(herWords)
  const refused = await desk.anne.post(`/desk/inquiries/${inquiry.id}/safe`, { formId: newId(), seen: '0', safeAnswer: onPhone })
  expect([refused.status, refused.text.includes(herWords), refused.text.includes(`${onPhone}</textarea>`)]).toEqual([409, true, true])
  expect(refused.text).toContain('Noget er ændret, siden du åbnede siden.')
  const click = { formId: newId(), seen: '1', safeAnswer: onPhone }
  for (const _ of ['once', 'twice']) expect((await desk.anne.post(`/desk/inquiries/${inquiry.id}/safe`, click)).status).toBe(303)
  expect(await desk.ask('select n, words from counselling.safe_answer where hat_id = $1 order by n', [inquiry.writer.hat])).toEqual([
    { n: 1, words: herWords },
    { n: 2, words: onPhone },
  ])
})

test('of two who write it down in the same breath the second is told', async () => {
  const { inquiry } = await whoSaid(herWords)
  let read = 0
  let bothHaveRead = () => {}
  const both = new Promise<void>((resolve) => {
    bothHaveRead = resolve
  })
  const say = (words: string) =>
    as(desk.database.db, { kind: 'staff', hat: desk.network.anne.hat }, async (tx) => {
      await openInquiry(tx, { id: inquiry.id, purpose: 'answer' })
      const said = () => readSafeAnswersOf(tx, inquiry.writer.hat)
      const seen = (await said()).length
      if (++read === 2) bothHaveRead()
      await both
      return saySafeAnswer(tx, { hat: inquiry.writer.hat, said, at: { subject: inquiry.id } }, { words, seen })
    })
  const done = await Promise.all([say('Ring kl. 9'), say('Ring slet ikke')])
  expect(done.map((refusal) => refusal?.refused ?? 'said').sort()).toEqual(['changedMeanwhile', 'said'])
})

test('who may not see it neither reads nor writes it: it is not there', async () => {
  const { inquiry } = await whoSaid(herWords)
  const id = await opened(inquiry.id)
  const [hers] = await desk.ask(`select id from core.member where family_id = $1 and name = 'Maja'`, [id])
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  for (const path of [
    `/desk/inquiries/${inquiry.id}/safe`,
    `/desk/families/${id}/members/${hers.id}/safe`,
    `/desk/families/${id}/conversations/${inquiry.conversation}/safe`,
  ])
    expect([path, (await cille.post(path, { formId: newId(), seen: '1', safeAnswer: onPhone })).status]).toEqual([path, 404])
  expect((await cille.get(`/desk/inquiries/${inquiry.id}/fragments/safe`)).status).toBe(404)
  const mine = await desk.held()
  const elsewhere = await desk.anne.post(`${mine.address}/members/${hers.id}/safe`, { formId: newId(), seen: '1', safeAnswer: onPhone })
  expect(elsewhere.status).toBe(409)
  expect(await desk.ask('select 1 from counselling.safe_answer where words = $1 and hat_id = $2', [onPhone, inquiry.writer.hat])).toEqual(
    [],
  )
})

test('said anew while one writes, it comes by itself', async () => {
  const { inquiry } = await whoSaid(herWords)
  const part = await desk.anne.get(`/desk/inquiries/${inquiry.id}/fragments/safe`)
  expect([part.status, part.text.includes(herWords)]).toEqual([200, true])
  expect(part.text).toContain(`kinds="safe-answer-said" of="${inquiry.id}"`)
})
