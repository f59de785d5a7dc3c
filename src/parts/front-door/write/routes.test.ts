import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aNight, stepIn } from '#testing/night.ts'
import { aSite, type Browser } from '#testing/site.ts'

const sofie = 'Jeg er gravid i uge 14. Jeg sover på sofaer. Jeg ved ikke, hvad jeg skal.'

/** Presses a button of the form and comes to where it leads. */
async function press(phone: Browser, fields: Record<string, string>) {
  const page = await phone.post('/skriv', fields)
  return page.status === 303 ? phone.follow(page) : page
}

test('row 1, row 8, row 15: at 22:40 somebody writes without a name and is told truthfully when a person answers', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const page = await phone.get('/skriv')
  expect(page.text).toContain('Rådgiverne er her igen i morgen kl. 10')
  expect(page.text).toContain('svarer en rådgiver inden kl. 11')
  const receipt = await phone.send('/skriv', { words: sofie, go: 'send' })
  expect(receipt.status).toBe(200)
  expect(codeIn(receipt)?.split(' ')).toHaveLength(4)
  expect(receipt.text).toMatch(/rådgiver svarer dig senest i morgen kl. 11|rådgiver svarer dig i morgen mellem kl. 10 og 11/)
  expect(receipt.text).toContain('Vi sletter samtalen 21. februar 2027, hvis den er slut. Dagen rykker, hver gang du eller vi skriver.')
  const { rows } = await database.owner.query(
    `select i.state, i.level, p.due_by, m.body from counselling.inquiry i join core.promise p on p.id = i.promise_id join counselling.message m on m.writer_id = i.writer_id`,
  )
  expect(rows).toEqual([{ state: 'received', level: 'D', due_by: new Date('2026-11-24T11:00:00+01:00'), body: sofie }])
})

/** A step of the page, up to the next one. */
test('one optional question at a time, all in one page; the answers decide the first level, never the words', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const formId = newId()
  const page = await phone.post('/skriv', { formId, words: sofie, go: 'next' })
  expect([...page.text.matchAll(/<section class="(step[^"]*)" id="(s\d)"/g)].map(([, kind, id]) => `${kind} ${id}`)).toEqual([
    'step s1',
    'step s3',
    'step s4',
    'step s5',
    'step s6',
    'step s7',
    'step s8',
    'step s9',
    'step first s2',
  ])
  expect(stepIn(page.text, 'Det, du har skrevet')).toContain(`${sofie}</textarea>`)
  expect(page.text).toContain(`name="formId" value="${formId}"`)
  const answers = { who: 'pregnant', alone: 'yes', dueOn: '2027-05-20', postcode: '9000', answerWhere: 'Om formiddagen' }
  const receipt = await phone.post('/skriv', { formId, words: sofie, go: 'send', danger: 'no', ...answers })
  expect(codeIn(receipt)).toBeTruthy()
  const { rows } = await database.owner.query(
    `select i.level, n.who, n.alone, n.postcode, s.words as safe, s.by_hat = i.writer_id as by_writer from counselling.inquiry i
      join counselling.intake n on n.inquiry_id = i.id join counselling.safe_answer s on s.hat_id = i.writer_id`,
  )
  expect(rows).toEqual([{ level: 'C', who: 'pregnant', alone: true, postcode: '9000', safe: 'Om formiddagen', by_writer: true }])
})

test('an emptied form is not told that its words are kept', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const kept = 'Alt, hvad du har skrevet, er gemt'
  const empty = await site.visitor().post('/skriv', { formId: newId(), words: '', go: 'next' })
  expect([empty.text.includes('Skriv et par ord til os først'), empty.text.includes(kept)]).toEqual([true, false])
  const long = await site.visitor().post('/skriv', { formId: newId(), words: 'a'.repeat(10_001), go: 'next' })
  expect(long.text).toContain(kept)
})

test('a phone number is held back once: taken out, or sent because the writer says so', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const words = `${sofie} Ring på 20 30 40 50`
  const phone = site.visitor()
  const [first, second] = [newId(), newId()]
  const held = await phone.post('/skriv', { formId: first, words, go: 'send' })
  expect(held.text).toContain('Vil du stadig være anonym?')
  expect(held.text).toContain('20 30 40 50')
  expect((await database.owner.query('select count(*)::int as n from counselling.inquiry')).rows).toEqual([{ n: 0 }])
  await phone.post('/skriv', { formId: first, words, going: 'send', choice: 'remove' })
  await phone.post('/skriv', { formId: second, words, going: 'send', choice: 'keep' })
  const { rows } = await database.owner.query('select body from counselling.message order by at, id')
  expect(rows.map(({ body }) => body).sort()).toEqual([`${sofie} Ring på 20 30 40 50`, `${sofie} Ring på …`].sort())
})

test('a double click and a reload are one inquiry with one code; after ten minutes the code is not shown again', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const wish = { formId: newId(), words: sofie, go: 'send' }
  const [one, two] = await Promise.all([phone.post('/skriv', wish), phone.post('/skriv', wish)])
  expect(codeIn(one)).toBe(codeIn(two))
  await database.advance(11 * 60_000)
  const later = await phone.post('/skriv', wish)
  expect([codeIn(later), later.text.includes('viser vi den ikke igen')]).toEqual([undefined, true])
  expect((await database.owner.query('select count(*)::int as n from counselling.inquiry')).rows).toEqual([{ n: 1 }])
})

test('a dozen who write in the same second are promised no more than the hours of those who answer', async () => {
  const times = async (sending: 'at once' | 'one by one') => {
    const { database, site } = await aNight()
    await using _ = database
    const send = (n: number) => site.visitor().post('/skriv', { formId: newId(), words: `${sofie} ${n}`, go: 'send' })
    const dozen = Array.from({ length: 12 }, (_, n) => n)
    if (sending === 'at once') await Promise.all(dozen.map(send))
    else for (const n of dozen) await send(n)
    return (await database.owner.query('select due_by from core.promise order by due_by')).rows.map(({ due_by }) => due_by.toISOString())
  }
  const oneByOne = await times('one by one')
  expect(new Set(oneByOne).size).toBeGreaterThan(2)
  expect(await times('at once')).toEqual(oneByOne)
})

test('once it has arrived every page of the form leads to the receipt; from then on, and after the quick exit, nothing is brought back', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const [formId, told] = [newId(), `${sofie} Ring 23 45 67 89.`]
  expect((await phone.get('/skriv')).text).toMatch(/<form[^>]* data-leaf=""/)
  const receipt = await phone.post('/skriv', { formId, words: sofie, go: 'send' })
  const leaf = /hv-leaf=([\w-]+); Path=\/; SameSite=Lax/.exec(receipt.headers.get('set-cookie') ?? '')?.[1]
  const pages: Record<string, string>[] = [
    { words: sofie, go: 'next' },
    { words: told, go: 'next' },
    { words: told, going: 'next', choice: 'remove' },
  ]
  for (const page of pages) {
    const again = await phone.post('/skriv', { formId, ...page })
    expect([codeIn(again), again.text.includes('sofaer')]).toEqual([codeIn(receipt), false])
  }
  expect((await site.visitor().post('/skriv', { formId: newId(), words: sofie, go: 'next' })).text).toContain('sofaer')
  const after = (await phone.get('/skriv')).text
  expect(after).toMatch(/<form[^>]* autocomplete="off" data-leaf="[\w-]{36}"/)
  expect(after).not.toContain(`data-leaf="${leaf}"`)
  const left = await phone.get('/forlad')
  expect([left.status, left.location]).toEqual([303, 'https://www.dr.dk/vejret'])
  expect((await phone.get('/skriv')).text).not.toContain(/data-leaf="[^"]+"/.exec(after)?.[0])
})

test('what is taken out needs no yes: a number in a later answer is held back too; who sends it is not asked again', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const words = `${sofie} Ring på 20 30 40 50`
  const answerWhere = 'Ring kl. 10 på 30 40 50 60'
  const phone = site.visitor()
  const first = { formId: newId(), words, going: 'next' }
  const cleaned = await press(phone, { ...first, choice: 'remove' })
  expect([cleaned.text.includes('20 30 40 50'), cleaned.text.includes('name="held"')]).toEqual([false, false])
  for (const go of ['s9', 'send']) {
    const held = await press(phone, { formId: first.formId, words: sofie, answerWhere, go })
    expect([held.text.includes('Vil du stadig være anonym?'), held.text.includes(`name="going" value="${go}"`)]).toEqual([true, true])
    expect(held.text).toContain(`name="answerWhere" value="${answerWhere}"`)
  }
  const kept = await press(phone, { ...first, choice: 'keep' })
  expect([kept.text.includes('20 30 40 50'), kept.text.includes('name="held" value="yes"')]).toEqual([true, true])
  const sent = await phone.post('/skriv', { formId: first.formId, words, answerWhere, held: 'yes', go: 'send' })
  expect(codeIn(sent)).toBeTruthy()
})

test('wrong answers come back with everything: the first of them is shown, each problem stands beside its field', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const wrong = { who: 'mother', alone: 'no', children: '3 år', postcode: '90', deadlineOn: 'snart', deadlineWords: 'Et møde' }
  const more = { danger: 'no', language: 'ar', interpreter: 'yes', answerWhere: 'Om aftenen' }
  const page = await site.visitor().post('/skriv', { formId: newId(), words: sofie, ...wrong, ...more, go: 'send' })
  expect(page.status).toBe(422)
  expect(/<section class="step first" id="(s\d)"/.exec(page.text)?.[1]).toBe('s6')
  expect(stepIn(page.text, 'Hvor bor du?')).toContain('Et postnummer har fire tal')
  expect(stepIn(page.text, 'Er der en dato, der haster?')).toContain('id="field-deadlineOn-problem"')
  const summary = /<div class="ds-error-summary.*?<\/ul>/s.exec(page.text)?.[0] ?? ''
  expect([...summary.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to)).toEqual(['s6', 's7'])
  for (const text of [sofie, '3 år', '90', 'snart', 'Et møde', 'Om aftenen']) expect(page.text).toContain(text)
  for (const ticked of ['danger" value="no"', 'who" value="mother"', 'alone" value="no"', 'interpreter" value="yes"'])
    expect(page.text).toMatch(new RegExp(`name="${ticked} checked`))
  expect(page.text).toContain('<option value="ar" selected')
  expect((await database.owner.query('select count(*)::int as n from counselling.inquiry')).rows).toEqual([{ n: 0 }])
})

test('each language is called what its speakers call it, and what was chosen is said back as it will be', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const asked = await site.visitor().post('/skriv', { formId: newId(), words: sofie, go: 'next' })
  expect(asked.text).toContain('<option value="ar" lang="ar" dir="auto">العربية – arabisk</option>')
  expect(asked.text).toContain('>Українська – ukrainsk</option>')
  const sent = async (more: Record<string, string>, path = '/skriv') =>
    (await site.visitor().post(path, { formId: newId(), words: sofie, go: 'send', ...more })).text
  expect(await sent({ language: 'ar' })).toContain('Du har valgt arabisk. Vi finder en tolk')
  expect(await sent({ language: 'da', interpreter: 'yes' })).toContain('Vi finder en tolk, som du har bedt om.')
  expect(await sent({ language: 'da' })).not.toMatch(/tolk|Du får svar på/)
  await database.owner.query(`update core.queue set languages = '{da,ar,en}'`)
  expect(await sent({ language: 'ar' })).toContain('Du får svar på arabisk.')
  expect(await sent({ language: 'ar', interpreter: 'yes' })).toContain('Vi finder en tolk')
  expect(await sent({ language: 'en' }, '/en/skriv')).not.toMatch(/interpreter|answer in English/)
})

test('no words, no way on: the first page asks again, and so does the step of the words when all is sent', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const empty = await site.visitor().post('/en/skriv', { formId: newId(), words: '', go: 'next' })
  expect([empty.status, empty.text.includes('Please write a few words first.'), empty.text.includes('class="step')]).toEqual([
    422,
    true,
    false,
  ])
  const emptied = await site.visitor().post('/skriv', { formId: newId(), words: ' ', postcode: '9000', go: 'send' })
  expect([emptied.status, /<section class="step first" id="(s\d)"/.exec(emptied.text)?.[1]]).toEqual([422, 's1'])
  expect(emptied.text).toContain('value="9000"')
})

test('where no queue has a responsible person, the page says that nobody receives and shows who answers', async () => {
  await using database = await freshDatabase()
  const site = await aSite(database)
  const page = await site.visitor().get('/skriv')
  expect(page.text).toContain('Lige nu kan ingen tage imod her')
  expect(page.text).not.toContain('<textarea')
  for (const address of ['/', '/find', '/en/', '/en/find']) {
    const offered = (await site.visitor().get(address)).text.replace(/<header[\s\S]*?<\/header>/, '')
    expect([address, /Et menneske læser|A person reads|Skriv nu|href="(\/en)?\/skriv"/.exec(offered)?.[0]]).toEqual([address, undefined])
    if (!address.endsWith('find')) expect(offered).toMatch(/href="(\/en)?\/samtale"/)
  }
  const sent = await site.visitor().post('/skriv', { formId: newId(), words: sofie, go: 'send' })
  expect([sent.status, sent.text.includes('Dine ord står her stadig')]).toEqual([409, true])
  expect(/<section class="step first" id="(s\d)"/.exec(sent.text)?.[1]).toBe('s3')
})

test('from the receipt one goes on to the conversation without typing the code that was just given, as long as it is shown', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const [phone, formId] = [site.visitor(), newId()]
  const receipt = await phone.post('/skriv', { formId, words: sofie, go: 'send' })
  const form = /<form[^>]*action="\/samtale\/kode"[\s\S]*?<\/form>/
  const [shown] = receipt.text.match(form) ?? []
  expect(shown).toContain('Gå til samtalen')
  const hidden = [...shown!.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])
  const opened = await phone.post('/samtale/kode', Object.fromEntries(hidden))
  expect([opened.status, opened.location]).toEqual([303, '/samtale'])
  expect((await phone.follow(opened)).text).toContain(sofie)
  await database.advance(11 * 60_000)
  const later = await site.visitor().post('/skriv', { formId, words: sofie, go: 'send' })
  expect(later.text).not.toMatch(form)
  expect(later.text).toMatch(/href="\/samtale"[^>]*>Gå til samtalen/)
})
