import { afterAll, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { problemBeside } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'
import { aSite, type Browser, testSecret } from '#testing/site.ts'
import { aSoftKey, optionsIn } from '#testing/soft-key.ts'

const people = '/settings/people'
/** No mail can leave. */
const database = await freshDatabase()
const { network, site, birgit, aksel } = await aMorningAtTheSettings(database, { mail: false })
afterAll(() => database[Symbol.asyncDispose]())

const one = (query: string, values: unknown[] = []) => firstRow(database, query, values)
const wish = (more: Record<string, string> = {}) => ({
  ...{ name: 'Frida', role: 'counsellor', profession: 'midwife', organisation: network.house, mail: '' },
  ...more,
})
const linkIn = (text: string) => text.match(/http[^<\s]+(\/invitation\/[\w-]+)/)?.[1]

test('somebody is invited: the link is shown once, makes a key, and the list says invited and then active', async () => {
  const done = await birgit.send(`${people}/new`, wish())
  const link = linkIn(done.text)!
  expect([done.status, done.text.includes('Frida er inviteret'), Boolean(link)]).toEqual([200, true, true])
  const hat = done.text.match(/\/settings\/people\/([\w-]{36})/)![1]!
  const page = await birgit.get(`${people}/${hat}`)
  expect([page.text.includes('Inviteret'), page.text.includes('Jordemoder'), page.text.includes('/invitation/')]).toEqual([
    true,
    true,
    false,
  ])
  const browser = site.visitor()
  const key = aSoftKey('http://localhost')
  expect((await browser.post(link, { credential: key.make(optionsIn((await browser.get(link)).text)) })).status).toBe(303)
  const withKey = await birgit.get(`${people}/${hat}`)
  expect([page, withKey].map(({ text }) => text.includes('Luk nøglen, og lav en ny invitation'))).toEqual([false, true])
  expect(withKey.text).toContain('Aktiv')

  const renewed = await birgit.send(`${people}/${hat}`, { mail: '' }, { action: `${people}/${hat}/renew` })
  expect(linkIn(renewed.text)).not.toBe(link)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('where mail can leave, it carries the link and nobody is shown it', async () => {
  const doors = await aSite(database)
  const leader = await doors.signedIn(network.leader.hat)
  const done = await leader.send(`${people}/new`, wish({ name: 'Hanne', mail: 'hanne@hus.dk' }))
  expect([done.text.includes('Vi sender en mail med linket til hanne@hus.dk nu'), linkIn(done.text)]).toEqual([true, undefined])
})

test('no page waits for a mail that never leaves: without an address, or without a server, a leader gives the link on', async () => {
  const [mails, mailsNot] = [await aSite(database), site]
  const told = async (doors: typeof mails, name: string, mail: string) => {
    const leader = await doors.signedIn(network.leader.hat)
    const hat = (await leader.send(`${people}/new`, wish({ name, mail }))).text.match(/\/settings\/people\/([\w-]{36})/)![1]!
    const { text } = await leader.get(`${people}/${hat}`)
    return [text.includes('Ikke sendt endnu.'), text.includes('Sendes ikke med mail: en leder giver linket videre.')]
  }
  expect([await told(mails, 'Kaj', 'kaj@hus.dk'), await told(mails, 'Liv', ''), await told(mailsNot, 'Mads', 'mads@hus.dk')]).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ])
})

test('an invitation that waited for mail while the secret was changed is to be renewed, and its page says so', async () => {
  const [before, after] = [await aSite(database), await aSite(database, { secrets: [testSecret, `${testSecret} and another`] })]
  const done = await (await before.signedIn(network.leader.hat)).send(`${people}/new`, wish({ name: 'Inger', mail: 'inger@hus.dk' }))
  const hat = done.text.match(/\/settings\/people\/([\w-]{36})/)![1]!
  const reads = async (doors: typeof before) => (await (await doors.signedIn(network.leader.hat)).get(`${people}/${hat}`)).text
  expect(await reads(before)).toContain('Ikke sendt endnu.')
  expect(await reads(after)).toContain('husets hemmelighed er skiftet siden. Lav en ny invitation herunder.')
  const renewed = await (await after.signedIn(network.leader.hat)).send(
    `${people}/${hat}`,
    { mail: 'inger@hus.dk' },
    { action: `${people}/${hat}/renew` },
  )
  expect([renewed.status, (await reads(after)).includes('Ikke sendt endnu.')]).toEqual([200, true])
})

test('a form that is sent twice invites one, and shows the same link', async () => {
  const formId = newId()
  const [first, again] = [
    await birgit.send(`${people}/new`, wish({ name: 'Gerda' }), { formId }),
    await birgit.send(`${people}/new`, wish({ name: 'Gerda' }), { formId }),
  ]
  expect(linkIn(again.text)).toBe(linkIn(first.text))
  expect((await one(`select count(*)::int as n from core.hat where display_name = 'Gerda'`)).n).toBe(1)
})

test('whoever is here already is not invited once more: the field says where a further role is given, and a namesake is told apart', async () => {
  const count = () => one(`select count(*)::int as n from core.hat where lower(display_name) like 'sara%' and live`)
  await birgit.send(`${people}/new`, wish({ name: 'Sara', mail: 'sara@hus.dk' }))
  const again = await birgit.send(`${people}/new`, wish({ name: 'sara', mail: 'sara@hus.dk' }))
  const atName = problemBeside(again, 'name') ?? ''
  expect([again.status, atName.includes('find siden om personen under Mennesker'), await count()]).toEqual([409, true, { n: 1 }])
  const others: Record<string, string>[] = [{ name: 'Sara Holm' }, { name: 'Sara', role: 'volunteer', profession: '' }]
  for (const other of others) expect((await birgit.send(`${people}/new`, wish(other))).status).toBe(200)
  expect(await count()).toEqual({ n: 3 })
})

test.each<[string, () => Browser, Record<string, string>, string]>([
  ['a leader of a house makes no director', () => birgit, { role: 'director' }, 'Den rolle kan du ikke give'],
  ['a leader of a house makes no administrator', () => birgit, { role: 'administrator' }, 'Den rolle kan du ikke give'],
  ['an administrator makes no leader', () => aksel, { role: 'team_leader' }, 'Den rolle kan du ikke give'],
  ['a leader invites nobody into another organisation', () => birgit, { organisation: 'association' }, 'hører til en anden organisation'],
  ['a name is needed', () => birgit, { name: ' ' }, 'Skriv et navn'],
  ['a mail address looks like one', () => birgit, { mail: 'frida' }, 'Skriv en mailadresse'],
])('%s, and is told why', async (_, who, more, said) => {
  const organisation = more.organisation === 'association' ? network.association : network.house
  const page = await who().post(`${people}/new`, wish({ ...more, organisation }))
  expect([[409, 422].includes(page.status), page.text.includes(said)]).toEqual([true, true])
})

test('where somebody is invited or looked for, it is said that a deputy says yes first, with the way there for who may go it', async () => {
  const way = '<a href="/desk/absence#ready">Fravær</a>'
  for (const [browser, isLink] of [
    [birgit, true],
    [aksel, false],
  ] as const)
    for (const page of [people, `${people}/stand-ins`]) {
      const { text } = await browser.get(page)
      expect([page, text.includes('når kollegaen selv har sagt ja på forhånd'), text.includes(way)]).toEqual([page, true, isLink])
    }
  expect((await birgit.send(`${people}/new`, wish({ name: 'Jytte' }))).text).toContain(way)
  expect((await birgit.send(`${people}/new`, wish({ name: 'Kai', role: 'volunteer', profession: '' }))).text).not.toContain(way)
})

test('after inviting it is said whether a mail is sent and to whom, and the link stands in a field that is taken whole', async () => {
  expect((await birgit.get(`${people}/new`)).text).toMatch(/<input[^>]*name="mail"[^>]*type="email"[^>]*autocomplete="off"/)
  const byHand = await birgit.send(`${people}/new`, wish({ name: 'Kim' }))
  expect(byHand.text).toContain('Der er ikke sendt nogen mail.')
  expect(byHand.text).toMatch(/Det virker én gang, til og med [a-zæøå]+ \d+\. [a-z]+, og det vises kun nu/)
  expect(byHand.text).toMatch(/<input[^>]*readonly[^>]*value="http[^"]*\/invitation\//)
  const toNobody = await birgit.send(`${people}/new`, wish({ name: 'Kaya', mail: 'kaya@example.org' }))
  expect(toNobody.text).toContain('Der er ikke sendt nogen mail til kaya@example.org')
})

test('what is wrong with an invitation is said field by field, each with its own name', async () => {
  const { status, text } = await birgit.send(`${people}/new`, wish({ role: '', organisation: '' }))
  expect(status).toBe(422)
  const summary = text.slice(text.indexOf('id="problems"'), text.indexOf('</ul>', text.indexOf('id="problems"')))
  expect([...summary.matchAll(/<a [^>]*>([^<]*)/g)].map(([, words]) => words)).toEqual([
    'Rolle: Vælg en rolle.',
    'Hus eller organisation: Vælg et hus eller en organisation.',
  ])
})
