import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { tokenHash } from '#core/session/session.ts'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { type Browser, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../../app.ts'
import { hasConversation } from '../../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())
// Old codes are wrong ones here, all from one address.
beforeEach(() => desk.ask('truncate platform.limit_counter'))

const secret = { number: 1, key: keyFor(testSecret, 'return-code') }
const enters = async (code: string, browser = desk.site.visitor()) => (await browser.send('/samtale', { code })).location
const isIn = async (browser: Browser, path: string) => (await browser.get(path)).text.includes('/samtale/kode') === false
const becomes = (writer: string, adult: string) =>
  desk.ask('update core.hat set became_id = $2, ended_at = platform.now() where id = $1', [writer, adult])

/** Maja and her family; each time she `writes` it is a conversation of its own, with a code on paper. */
async function aFamily() {
  const held = await desk.held()
  const maja = held.family.adults[0]!
  const newCode = async () => codeIn(await desk.anne.follow(await held.send(desk.anne, 'code', { adultId: maja.hat })))!
  const writes = async () => {
    const { writer, conversation } = await hasConversation(desk.database.owner, desk.network, { family: held.family })
    const { words, hash } = returnCode(secret, newId())
    await desk.ask('update counselling.conversation set code_hash = $2 where id = $1', [conversation, hash])
    await desk.database.advance(60_000)
    return { writer: writer.hat, conversation, code: words, hash }
  }
  return { ...held, maja, newCode, writes }
}

test('she has written twice: a new code shuts both papers and whoever sat in either, and opens the conversation that goes on', async () => {
  const { writes, newCode } = await aFamily()
  const [first, second] = [await writes(), await writes()]
  const phones = [desk.site.visitor(), desk.site.visitor()]
  expect(await enters(first.code, phones[0])).toBe('/samtale')
  expect(await enters(second.code, phones[1])).toBe('/samtale')
  const code = await newCode()
  expect([await isIn(phones[0]!, '/samtale'), await isIn(phones[1]!, '/samtale')]).toEqual([false, false])
  expect([await enters(first.code), await enters(second.code)]).toEqual(['', ''])
  expect(await enters(code)).toBe('/samtale')
  const [open] = await desk.ask('select hat_id as writer from core.session where ended_at is null and hat_id = any ($1)', [
    [first.writer, second.writer],
  ])
  expect(open.writer).toBe(second.writer)
})

test('a way in given before we knew that she had written is shut by a later code, and so is the page it had opened', async () => {
  const { writes, newCode } = await aFamily()
  const [given, used] = [await newCode(), desk.site.visitor()]
  expect(await enters(given, used)).toBe('/min-side')
  const waiting = await newCode()
  const onPaper = await writes()
  const elsewhere = desk.site.visitor()
  expect(await enters(onPaper.code, elsewhere)).toBe('/samtale')
  const code = await newCode()
  expect(await enters(waiting)).toBe('')
  expect(await isIn(elsewhere, '/samtale')).toBe(false)
  expect((await used.get('/min-side')).status).not.toBe(200)
  expect(await enters(code)).toBe('/samtale')
})

test('whoever has a page of her own and has written anew is given a way to the page; the paper of the later conversation opens nothing', async () => {
  const { writes, newCode, maja } = await aFamily()
  const page = await writes()
  await becomes(page.writer, maja.hat)
  const later = await writes()
  const code = await newCode()
  expect([await enters(later.code), await enters(code)]).toEqual(['', '/min-side'])
})

test('a link that waits in her mailbox opens nothing after a new code for her conversation', async () => {
  const { writes, newCode, maja } = await aFamily()
  await writes()
  const link = 'x'.repeat(43)
  const ends = new Date('2026-11-23T23:00:00+01:00')
  await plant(desk.database.owner, {
    'core.sign_in_link': [{ token_hash: `\\x${tokenHash(link).toString('hex')}`, hat_id: maja.hat, ends_at: ends }],
  })
  await newCode()
  expect((await desk.site.visitor().get(`/sign-in/link/${link}`)).status).toBe(404)
})

test('the father keeps his own way in, and so do those of another family', async () => {
  const [{ writes, newCode, send, family }, other] = [await aFamily(), await aFamily()]
  await writes()
  const elsewhere = await other.writes()
  const his = codeIn(await desk.anne.follow(await send(desk.anne, 'code', { adultId: family.adults[1]!.hat })))!
  await newCode()
  expect([await enters(his), await enters(elsewhere.code)]).toEqual(['/min-side', '/samtale'])
})

test('whoever comes in with the old code in the very moment it is shut is out again', async () => {
  const { writes, newCode } = await aFamily()
  const { writer, hash } = await writes()
  const client = await desk.database.owner.connect()
  try {
    await client.query('begin')
    await client.query('select counselling.open_conversation(array[$1::bytea], $2, $3)', [hash, newId(), tokenHash(newId())])
    const given = newCode()
    await new Promise((done) => setTimeout(done, 400))
    await client.query('commit')
    await given
  } finally {
    client.release()
  }
  expect(await desk.ask('select count(*)::int as n from core.session where hat_id = $1 and ended_at is null', [writer])).toEqual([{ n: 0 }])
})

test('the family’s page says that she comes with a code, also where an earlier way in was shut', async () => {
  const { writes, newCode, address } = await aFamily()
  await newCode()
  await writes()
  await newCode()
  const { text } = await desk.anne.get(address)
  expect([text.includes('Kommer med en kode'), text.includes('Har sin egen side')]).toEqual([true, false])
})
