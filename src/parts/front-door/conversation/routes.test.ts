import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'

const secret = { number: 1, key: keyFor(testSecret, 'return-code') }

async function aWriter(stage: 'waiting' | 'answered' = 'answered', receivedAt?: Date) {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const network = await aNetwork(database.owner)
  const code = returnCode(secret, newId())
  const inquiry = await anInquiry(database.owner, network, {
    ...{ stage, codeHash: code.hash, words: 'Jeg skrev i nat', ...(receivedAt && { receivedAt }) },
  })
  return { database, network, code: code.words, inquiry, site: await aSite(database) }
}

test('row 3: the return code opens the conversation, in any spelling a tired person may use', async () => {
  const { database, code, site } = await aWriter()
  await using _ = database
  for (const typed of [code, code.toUpperCase(), code.replaceAll(' ', '-'), ` ${code} `]) {
    const phone = site.visitor()
    const opened = await phone.send('/samtale', { code: typed })
    expect([opened.status, opened.location]).toEqual([303, '/samtale'])
    const page = await phone.follow(opened)
    expect(page.text).toContain('Jeg skrev i nat')
    expect(page.text).toContain('Tak, fordi du skriver.')
  }
})

test('a code tried in a browser where one of ours was signed in, or another conversation was open, ends that: nobody sits there in two hats', async () => {
  const { database, network, site, code } = await aWriter()
  await using _ = database
  const other = await anInquiry(database.owner, network, { stage: 'answered' })
  const standing = async () =>
    (await database.owner.query('select hat_id as hat from core.session where ended_at is null')).rows.map(({ hat }) => hat)
  for (const earlier of [network.anne.hat, other.writer.hat]) {
    const browser = await site.signedIn(earlier)
    expect(await standing()).toContain(earlier)
    // A wrong code leaves what was open as it was.
    await browser.post('/samtale/kode', { code: 'bil bus kat hus' })
    expect(await standing()).toContain(earlier)
    expect((await browser.post('/samtale/kode', { code })).location).toBe('/samtale')
    expect(await standing()).not.toContain(earlier)
  }
})

test('a wrong code opens nothing, keeps what was typed and says it kindly', async () => {
  const { database, site } = await aWriter()
  await using _ = database
  const page = await site.visitor().send('/samtale', { code: 'bil bus kat hus' })
  expect(page.status).toBe(409)
  expect(page.text).toContain('Det passer ikke med en samtale')
  expect(page.text).toContain('bil bus kat hus')
})

test('where nobody can take it yet, the page of the code sends nobody to write: it says so, and who is open', async () => {
  const { database, site, network } = await aWriter()
  await using _ = database
  const phone = site.visitor()
  const writes = /href="\/skriv">(Skriv til os|Eller skriv til os igen)<|Skriv til os igen, så begynder vi derfra/g
  const wrong = () => phone.send('/samtale', { code: 'bil bus kat hus' })
  const asked = async () => [(await phone.get('/samtale')).text, (await wrong()).text].map((text) => text.split('<main')[1]!)
  expect((await asked()).map((text) => text.match(writes)?.length)).toEqual([2, 3])
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  await database.owner.query('update core.queue set ended_at = platform.now()')
  for (const text of await asked()) {
    expect(text).not.toMatch(writes)
    expect(text).toMatch(/Lige nu kan ingen tage imod her\. Ring til en af dem, der har åbent\.[\s\S]*href="\/find#right-now"/)
    expect(text).toContain('Er koden væk? Vi kan ikke finde den.')
  }
  expect((await phone.get('/en/samtale')).text).toMatch(/Nobody can receive messages here right now[\s\S]*href="\/en\/find#right-now"/)
})

test('what we wrote last comes first, and what came before is one tap away', async () => {
  const { database, code, site } = await aWriter('answered', new Date('2026-11-24T02:00:00+01:00'))
  await using _ = database
  const phone = site.visitor()
  await phone.send('/samtale', { code })
  const { text } = await phone.get('/samtale')
  expect(text).toMatch(
    /Der er svar til dig\.[\s\S]*<summary>Læs den besked, der kom før<\/summary>[\s\S]*Jeg skrev i nat[\s\S]*<\/details>[\s\S]*Tak, fordi du skriver\./,
  )
})

test('writing again after an answer asks the same counsellor again, with a new promise', async () => {
  const { database, code, site, inquiry, network } = await aWriter()
  await using _ = database
  const phone = site.visitor()
  await phone.send('/samtale', { code })
  const wish = { formId: newId(), words: 'Tak. Må jeg spørge om en ting til?' }
  const [one] = await Promise.all([phone.post('/samtale', wish), phone.post('/samtale', wish)])
  expect(one.status).toBe(303)
  const { rows } = await database.owner.query(
    `select i.state, i.owner_id, p.what, p.open, (select count(*)::int from counselling.message where writer_id = i.writer_id) as messages
     from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1`,
    [inquiry.id],
  )
  expect(rows).toEqual([{ state: 'claimed', owner_id: network.anne.hat, what: 'answer', open: true, messages: 3 }])
  expect((await phone.get('/samtale')).text).toMatch(/rådgiver svarer/)
  expect((await phone.get('/samtale')).text).toMatch(
    /rådgiver svarer[\s\S]*Det, du skrev i dag kl\.\s10\.20, er kommet frem\. Svaret på det kommer her på siden[\s\S]*Tak, fordi du skriver/,
  )
})

test('a call or a meeting that was agreed before there is a family is told with its hour, the call also when it is late', async () => {
  const { database, code, site, inquiry, network } = await aWriter()
  await using _ = database
  const anne = await site.signedIn(network.anne.hat)
  const address = `/desk/inquiries/${inquiry.id}`
  const wish = { promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '11:00', promiseYes: 'yes' }
  expect((await anne.send(address, wish, { action: `${address}/promise` })).status).toBe(303)
  const phone = site.visitor()
  await phone.send('/samtale', { code })
  expect((await phone.get('/samtale')).text).toMatch(/Vi ringer til dig senest [^<]*kl\. 11\./)
  expect((await phone.get('/en/samtale')).text).toMatch(/We call you by [^<]*11:00/)
  const meeting = { ...wish, promiseWhat: 'meet', promiseTime: '14:00' }
  expect((await anne.send(address, meeting, { action: `${address}/promise` })).status).toBe(303)
  expect((await phone.get('/samtale')).text).toMatch(/Du mødes med os i morgen kl\.\s14\./)
  expect((await phone.get('/en/samtale')).text).toMatch(/You meet us tomorrow at\s14:00\./)
  expect((await anne.send(address, wish, { action: `${address}/promise` })).status).toBe(303)
  await database.setClock('2026-11-25T11:30:00+01:00')
  await phone.send('/samtale', { code })
  expect((await phone.get('/samtale')).text).toContain(
    'Vi skulle have ringet nu. Det er vores fejl. Skriv her, hvis det ikke passer dig mere.',
  )
})

test('a conversation that has ended opens again when the writer writes: the door is open', async () => {
  const { database, code, site, inquiry, network } = await aWriter()
  await using _ = database
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'answered-once', ended_by = $2, ended_by_person = $3 where id = $1)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where inquiry_id = $1`,
    [inquiry.id, network.anne.hat, network.anne.person],
  )
  const phone = site.visitor()
  await phone.send('/samtale', { code })
  expect((await phone.get('/samtale')).text).toContain('Døren er åben')
  await phone.post('/samtale', { formId: newId(), words: 'Nu er det blevet svært igen' })
  const { rows } = await database.owner.query(
    'select i.state as inquiry, c.state as conversation from counselling.inquiry i join counselling.conversation c on c.inquiry_id = i.id',
  )
  expect(rows).toEqual([{ inquiry: 'received', conversation: 'waiting' }])
})

test('"make this my page": the code turns into a session of that adult and opens nothing from then on', async () => {
  const { database, code, site, inquiry, network } = await aWriter()
  await using _ = database
  const family = await aHeldFamily(database.owner, network)
  const adult = newId()
  await database.owner.query(`insert into core.hat (id, kind, person_id, family_id) values ($1, 'family_adult', $2, $3)`, [
    adult,
    inquiry.writer.person,
    family.id,
  ])
  await database.owner.query(
    `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), $1, $2, 'adult', platform.now())`,
    [family.id, adult],
  )
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = $2, ended_by = $3, ended_by_person = $4 where id = $1)
     update counselling.conversation set family_id = $2, state = 'active' where inquiry_id = $1`,
    [inquiry.id, family.id, network.anne.hat, network.anne.person],
  )
  const [phone, otherPhone] = [site.visitor(), site.visitor()]
  await phone.send('/samtale', { code })
  await otherPhone.send('/samtale', { code })
  const page = await phone.get('/samtale')
  expect(page.text).toContain('Anne er dit holdepunkt')
  const wish = { formId: newId(), phone: 'shared' }
  const first = await phone.post('/samtale/min-side', wish)
  const again = await phone.post('/samtale/min-side', wish)
  expect([first.status, first.location, again.location]).toEqual([303, '/min-side?ny=1', '/min-side'])
  expect((await otherPhone.get('/samtale')).text).toContain('Skriv de fire ord')
  expect((await site.visitor().send('/samtale', { code })).status).toBe(409)
  const { rows } = await database.owner.query(`select kind, hat_id from core.session where ended_at is null`)
  expect(rows).toEqual([{ kind: 'family', hat_id: adult }])
})

test('an expired session keeps the words that were being written', async () => {
  const { database, code, site } = await aWriter()
  await using _ = database
  const phone = site.visitor()
  await phone.send('/samtale', { code })
  await database.advance(31 * 60_000)
  const page = await phone.post('/samtale', { formId: newId(), words: 'En lang besked' })
  expect([
    page.status,
    page.text.includes('En lang besked'),
    page.text.includes('Log ind igen') || page.text.includes('logge ind igen'),
  ]).toEqual([409, true, true])
})
