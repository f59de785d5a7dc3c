import { expect, test } from 'vitest'
import { aNetwork, plant } from '#core/builders.ts'
import { type MailTrial, smtpPostOffice } from '#core/send/mail.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { readAlarms } from '#platform/limit/limit.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aPostServer } from '#testing/post-server.ts'
import { aSite, type Browser } from '#testing/site.ts'

const [path, button] = ['/settings/mail', 'Send en prøvemail til mig']
const own = 'birgit@huset.example.org'

type Wish = { postOffice?: MailTrial; mail?: boolean; world?: 'test' | 'demo'; known?: boolean }

/** Birgit leads the house, and is mailed under the address she was invited at. */
async function aHouse({ known = true, ...wish }: Wish) {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T08:05:00+01:00')
  const network = await aNetwork(database.owner)
  if (known) await plant(database.owner, { 'core.sign_in_mail': [{ hat_id: network.leader.hat, address: own }] })
  const site = await aSite(database, wish)
  const birgit = await site.signedIn(network.leader.hat)
  return { database, network, site, birgit, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

const tried = async (browser: Browser, formId = newId()) => {
  const sent = await browser.post(path, { formId })
  expect([sent.status, sent.location]).toEqual([303, `/settings?mail=${formId}#mail`])
  return browser.follow(sent)
}

test('a leader sends herself one neutral mail, and reads that the mail server took it', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url) })
  expect((await house.birgit.get('/settings')).text).toContain(button)
  const page = await house.birgit.follow(await house.birgit.send('/settings', {}, { action: path }))
  expect(mainWords(page)).toContain('Mailserveren har taget imod prøvemailen.')
  expect(page.text).not.toContain(own)
  expect(post.received).toHaveLength(1)
  expect(post.received[0]).toMatch(/^To: birgit@huset\.example\.org$/m)
  expect(post.received[0]).toMatch(/^From: besked@example\.org$/m)
  expect(post.received[0]).not.toMatch(/Birgit [A-Z]|Hele vejen|havnen|http/i)
})

test('pressed twice at once it is one mail, and both presses lead to what was said of it', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url) })
  const formId = newId()
  const pages = await Promise.all([1, 2].map(() => house.birgit.post(path, { formId })))
  expect(pages.map(({ location }) => location)).toEqual(Array(2).fill(`/settings?mail=${formId}#mail`))
  expect(mainWords(await house.birgit.follow(pages[0]!))).toContain('Mailserveren har taget imod prøvemailen.')
  expect(mainWords(await tried(house.birgit, formId))).toContain('Mailserveren har taget imod prøvemailen.')
  expect(post.received).toHaveLength(1)
})

test.each([
  [550, 'Sig det til den, der driver systemet.'],
  [451, 'Den beder os prøve igen senere.'],
])('a mail server that answers %i is quoted by its code, without the address', async (code, then) => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url) })
  post.refuseWith(code)
  const page = await tried(house.birgit)
  const words = mainWords(page)
  expect(words).toContain(`Prøvemailen kom ikke af sted. Mailserveren tager ikke imod mail til din adresse. Den svarede med kode ${code}.`)
  expect(words).toContain(then)
  expect([page.text.includes(own), page.text.includes('127.0.0.1'), post.received.length]).toEqual([false, false, 0])
})

test('a mail server that is away is said to be, and one that hung up leaves it open whether the mail has come', async () => {
  await using away = await aHouse({ postOffice: smtpPostOffice('smtp://navn:hemmeligt@127.0.0.1:9') })
  const page = await tried(away.birgit)
  expect(mainWords(page)).toContain('Prøvemailen kom ikke af sted. Vi kunne ikke tale med mailserveren.')
  expect(page.text).not.toMatch(/hemmeligt|127\.0\.0\.1|ECONN/)
  await using half = await aHouse({ postOffice: { tryOut: async () => ({ outcome: 'unknown', at: 'letter' }) } })
  expect(mainWords(await tried(half.birgit))).toContain('Den er måske kommet frem: se i din indbakke, før du prøver igen.')
})

test('whoever tries again and again is asked to wait, nobody is taken for a thief of codes, and later it works again', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url) })
  const asked = async () => mainWords(await tried(house.birgit)).includes('Vent et minut, før du prøver igen.')
  for (let n = 0; n < 5; n++) expect(await asked()).toBe(false)
  await house.database.owner.query('update platform.limit_counter set wrong = 20')
  expect([await asked(), await asked(), post.received.length]).toEqual([true, true, 5])
  await house.database.owner.query('update platform.limit_counter set wrong = 100')
  expect(await ask(house.database.db, { kind: 'staff', hat: house.network.leader.hat }, readAlarms)).toEqual([])
  await house.database.advance(10 * 60_000)
  expect([await asked(), post.received.length]).toEqual([false, 6])
})

test('without a mail server the page says that no mail leaves, and nothing can be tried', async () => {
  await using house = await aHouse({ mail: false })
  const { text } = await house.birgit.get('/settings')
  expect([text.includes('Herfra bliver der ikke sendt mail.'), text.includes(button)]).toEqual([true, false])
  expect((await house.birgit.post(path, { formId: newId() })).location).toBe('/settings')
})

test('whose address nobody knows cannot try, and is told so; a counsellor has no such page', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url), known: false })
  const { text } = await house.birgit.get('/settings')
  expect([text.includes('Vi kender ikke din mailadresse'), text.includes(button)]).toEqual([true, false])
  expect(mainWords(await tried(house.birgit))).toContain('Der er ikke sendt nogen prøvemail: vi kender ikke din mailadresse.')
  const anne = await house.site.signedIn(house.network.anne.hat)
  expect((await anne.post(path, { formId: newId() })).status).toBe(404)
  expect(post.received).toEqual([])
})

test('an administrator and a director try it too, each to an address of their own', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url) })
  const { administrator, director } = house.network
  for (const { hat, name } of [administrator, director]) {
    await plant(house.database.owner, { 'core.sign_in_mail': [{ hat_id: hat, address: `${name.toLowerCase()}@example.org` }] })
    expect(mainWords(await tried(await house.site.signedIn(hat)))).toContain('Mailserveren har taget imod prøvemailen.')
  }
  const to = post.received.map((mail) => /^To: (\S+)$/m.exec(mail)?.[1])
  expect(to).toEqual([administrator, director].map(({ name }) => `${name.toLowerCase()}@example.org`))
})

test('in a demo world the button is there to be seen, and nothing leaves', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url), world: 'demo' })
  expect(mainWords(await tried(house.birgit))).toContain('Her er alt en prøve, og ingen mail forlader huset.')
  expect(post.received).toEqual([])
})

test('what somebody else’s trial came to is nobody’s to read', async () => {
  await using post = await aPostServer()
  await using house = await aHouse({ postOffice: smtpPostOffice(post.url) })
  const formId = newId()
  await tried(house.birgit, formId)
  const aksel = await house.site.signedIn(house.network.administrator.hat)
  expect((await aksel.get(`/settings?mail=${formId}`)).text).not.toContain('Mailserveren har taget imod')
  const refused = await aksel.post(path, { formId })
  expect([refused.status, refused.text.includes('Siden er brugt én gang før.'), post.received.length]).toEqual([409, true, 1])
})
