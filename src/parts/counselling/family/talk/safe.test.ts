import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFamily } from '#core/access.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { as, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { testSecret } from '#testing/site.ts'
import { keyFor } from '../../../../app.ts'
import { anInquiry, type Inquiry } from '../../builders.ts'

const herWords = 'Kun om aftenen, når jeg er alene'
const hisWords = 'Ring ikke. Skriv her'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

async function whoSaid(words: string, code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())) {
  const inquiry = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.anne, codeHash: code.hash })
  await desk.ask('update counselling.intake set answer_where = $2 where inquiry_id = $1', [inquiry.id, words])
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
      expect([address, text.includes('Sikker kontakt'), text.includes(`„<bdi>${herWords}</bdi>“`)]).toEqual([address, true, true])
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
  const [inquiry] = await desk.ask('select inquiry_id as id from counselling.intake where answer_where = $1', [said])
  const family = await opened(inquiry.id)
  expect((await desk.anne.get(`/desk/families/${family}`)).text).toContain(`„<bdi>${said}</bdi>“`)
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
  const words = (tx: Tx) => sql`select * from counselling.safe_words(${id})`.execute(tx).then(({ rows }) => rows.length)
  const anne = { kind: 'staff', hat: desk.network.anne.hat } as const
  expect(await as(desk.database.db, anne, words)).toBe(0)
  expect(
    await as(desk.database.db, anne, async (tx) => {
      await openFamily(tx, id, 'counselling')
      return words(tx)
    }),
  ).toBe(1)
  const [adult] = await desk.ask(`select id from core.hat where family_id = $1 and kind = 'family_adult'`, [id])
  await expect(as(desk.database.db, { kind: 'family', hat: adult.id }, words)).rejects.toThrow(/permission denied/)
})
