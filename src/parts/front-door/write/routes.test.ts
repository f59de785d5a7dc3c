import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

const night = '2026-11-23T22:40:00+01:00'
const sofie = 'Jeg er gravid i uge 14. Jeg sover på sofaer. Jeg ved ikke, hvad jeg skal.'

async function aNight() {
  const database = await freshDatabase()
  await database.setClock(night)
  const network = await aNetwork(database.owner)
  return { database, network, site: await aSite(database) }
}

const codeIn = (html: string) =>
  [...html.matchAll(/<p class="code-words"[^>]*>(.*?)<\/p>/gs)].map(([, words]) =>
    words!
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )[0]

test('row 1, row 8, row 15: at 22:40 somebody writes without a name and is told truthfully when a person answers', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const page = await phone.get('/skriv')
  expect(page.text).toContain('Rådgiverne er her igen i morgen kl. 10')
  expect(page.text).toContain('svarer en rådgiver inden kl. 11')
  const receipt = await phone.send('/skriv', { words: sofie, at: 'words', go: 'send' })
  expect(receipt.status).toBe(200)
  expect(codeIn(receipt.text)?.split(' ')).toHaveLength(4)
  expect(receipt.text).toMatch(/rådgiver svarer dig senest i morgen kl. 11|rådgiver svarer dig i morgen mellem kl. 10 og 11/)
  expect(receipt.text).toContain('Lige nu er det søndag den 21. februar'.replace('søndag den 21. februar', '21. februar 2027'))
  const { rows } = await database.owner.query(
    `select i.state, i.level, p.due_by, m.body from counselling.inquiry i join core.promise p on p.id = i.promise_id join counselling.message m on m.writer_id = i.writer_id`,
  )
  expect(rows).toEqual([{ state: 'received', level: 'D', due_by: new Date('2026-11-24T11:00:00+01:00'), body: sofie }])
})

test('one optional question at a time, and the answers decide the first level, never the words', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const formId = newId()
  const step = (fields: Record<string, string>) => phone.post('/skriv', { formId, words: sofie, go: 'next', ...fields })
  expect((await step({ at: 'words' })).text).toContain('Er du i fare lige nu?')
  expect((await step({ at: 'danger', danger: 'no' })).text).toContain('Hvem er du?')
  expect((await step({ at: 'who', who: 'pregnant', alone: 'yes' })).text).toContain('Er der børn?')
  const answers = { who: 'pregnant', alone: 'yes', dueOn: '2027-05-20', postcode: '9000' }
  expect((await step({ at: 'language', ...answers })).text).toContain('Hvordan kan vi svare dig trygt?')
  const receipt = await step({ at: 'answer', answerWhere: 'Om formiddagen', ...answers })
  expect(codeIn(receipt.text)).toBeTruthy()
  const { rows } = await database.owner.query(
    'select i.level, n.who, n.alone, n.postcode, n.answer_where from counselling.inquiry i join counselling.intake n on n.inquiry_id = i.id',
  )
  expect(rows).toEqual([{ level: 'C', who: 'pregnant', alone: true, postcode: '9000', answer_where: 'Om formiddagen' }])
})

test('row 9: someone in danger sees 112 and who answers right now, and the words are kept', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const page = await site.visitor().post('/skriv', { formId: newId(), words: sofie, at: 'danger', danger: 'yes', go: 'next' })
  expect(page.text).toContain('tel:112')
  expect(page.text).toMatch(/70.201.201/)
  expect(page.text).toContain(sofie)
  const sent = await site.visitor().post('/skriv', { formId: newId(), words: sofie, at: 'danger', danger: 'yes', go: 'send' })
  expect(codeIn(sent.text)).toBeTruthy()
  expect((await database.owner.query('select level from counselling.inquiry')).rows).toEqual([{ level: 'A' }])
})

test('row 9: the page for danger is short: 112 once and largest, three lines, the rest folded, and a way back that keeps the words', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const told = { formId: newId(), words: sofie, at: 'danger', danger: 'yes' }
  const page = await phone.post('/skriv', { ...told, go: 'next' })
  const main = page.text.slice(page.text.indexOf('<main'), page.text.indexOf('</main>'))
  const [open = '', folded = ''] = main.split('<details class="more-lines">')
  expect(main.match(/tel:112"/g)).toHaveLength(1)
  expect([...open.matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number)).toEqual(['112', '114', '1888', '70201201'])
  expect(folded).toContain('tel:116111')
  expect(main.match(/Tiderne er ikke bekræftet endnu/g)).toHaveLength(1)
  const back = await phone.post('/skriv', { ...told, go: 'again' })
  expect(back.text).toContain('Er du i fare lige nu?')
  expect(back.text).toContain(`name="words" value="${sofie}"`)
  expect((await phone.post('/skriv', { ...told, go: 'on' })).text).toContain('Hvem er du?')
})

test('row 9: of the doctors on duty the right one is found at once: by the postcode, else by the name of the region', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const told = { formId: newId(), words: sofie, at: 'danger', danger: 'yes', go: 'next' }
  const anywhere = (await site.visitor().post('/skriv', told)).text
  expect(anywhere).toMatch(
    /<details class="choose-line"><summary>Lægevagten, hvor du bor<\/summary>.*Region Nordjylland.{0,80}70.15.03.00/s,
  )
  const skagen = (await site.visitor().post('/skriv', { ...told, postcode: '9990' })).text
  expect(skagen.indexOf('Lægevagten, Region Nordjylland')).toBeLessThan(skagen.indexOf('Lægevagten et andet sted'))
  expect(skagen.match(/70.15.03.00/g)).toHaveLength(1)
})

test('an emptied form is not told that its words are kept', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const kept = 'Alt, hvad du har skrevet, er gemt'
  const empty = await site.visitor().post('/skriv', { formId: newId(), words: '', at: 'words', go: 'next' })
  expect([empty.text.includes('Skriv et par ord til os først'), empty.text.includes(kept)]).toEqual([true, false])
  const long = await site.visitor().post('/skriv', { formId: newId(), words: 'a'.repeat(10_001), at: 'words', go: 'next' })
  expect(long.text).toContain(kept)
})

test('a phone number is held back once: taken out, or sent because the writer says so', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const words = `${sofie} Ring på 20 30 40 50`
  const phone = site.visitor()
  const [first, second] = [newId(), newId()]
  const held = await phone.post('/skriv', { formId: first, words, at: 'words', go: 'send' })
  expect(held.text).toContain('Vil du stadig være anonym?')
  expect(held.text).toContain('20 30 40 50')
  expect((await database.owner.query('select count(*)::int as n from counselling.inquiry')).rows).toEqual([{ n: 0 }])
  await phone.post('/skriv', { formId: first, words, at: 'words', going: 'send', choice: 'remove' })
  await phone.post('/skriv', { formId: second, words, at: 'words', going: 'send', choice: 'keep' })
  const { rows } = await database.owner.query('select body from counselling.message order by at, id')
  expect(rows.map(({ body }) => body).sort()).toEqual([`${sofie} Ring på 20 30 40 50`, `${sofie} Ring på …`].sort())
})

test('a double click and a reload are one inquiry with one code; after ten minutes the code is not shown again', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const wish = { formId: newId(), words: sofie, at: 'words', go: 'send' }
  const [one, two] = await Promise.all([phone.post('/skriv', wish), phone.post('/skriv', wish)])
  expect(codeIn(one.text)).toBe(codeIn(two.text))
  await database.advance(11 * 60_000)
  const later = await phone.post('/skriv', wish)
  expect([codeIn(later.text), later.text.includes('viser vi den ikke igen')]).toEqual([undefined, true])
  expect((await database.owner.query('select count(*)::int as n from counselling.inquiry')).rows).toEqual([{ n: 1 }])
})

test('a wrong answer keeps every word and says what is wrong beside the field', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const page = await site.visitor().post('/skriv', { formId: newId(), words: sofie, at: 'postcode', postcode: '90', go: 'next' })
  expect(page.status).toBe(422)
  expect(page.text).toContain('Et postnummer har fire tal')
  expect(page.text).toContain(sofie)
  const empty = await site.visitor().post('/en/skriv', { formId: newId(), words: '', at: 'words', go: 'next' })
  expect([empty.status, empty.text.includes('Please write a few words first.')]).toEqual([422, true])
})

test('where no queue has a responsible person, the page says that nobody receives and shows who answers', async () => {
  await using database = await freshDatabase()
  const site = await aSite(database)
  const page = await site.visitor().get('/skriv')
  expect(page.text).toContain('Lige nu kan ingen tage imod her')
  expect(page.text).not.toContain('<textarea')
  const sent = await site.visitor().post('/skriv', { formId: newId(), words: sofie, at: 'words', go: 'send' })
  expect([sent.status, sent.text.includes('Dine ord står her stadig')]).toEqual([409, true])
})
