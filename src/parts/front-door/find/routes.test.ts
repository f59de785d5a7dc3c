import { afterAll, expect, test } from 'vitest'
import { seedDirectory } from '#core/offer/seed.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
await seedDirectory(world.owner)
await world.setClock('2026-11-22T21:40:00Z')
const site = await aSite(world)
const get = async (path: string) => site.visitor().get(path)
const heads = (text: string) => [...text.matchAll(/<h3[^>]*>([^<]*)<\/h3>/g)].map(([, title]) => title)

test('row 10: a postcode shows help near by, nearest first, without login or script', async () => {
  const page = await get('/find?sted=4300')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Hjælp nær 4300 Holbæk')
  expect(heads(page.text)[0]).toBe('Bedste-bordet')
  expect(page.text).toMatch(/Lokalforeningen i Holbæk, Ringvej 15, 4300 Holbæk/)
  expect(page.text).toContain('samme postnummer')
  expect(page.text.match(/<script[^>]*>/g)).toHaveLength(1)
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('row 11: every place says how to get there without a car', async () => {
  const page = await get('/find?sted=4300&antal=100')
  const cards = page.text
    .split('<section class="ds-card')
    .slice(1)
    .filter((card) => card.includes('Ringvej'))
  expect(cards.length).toBeGreaterThan(50)
  expect(cards.filter((card) => !card.includes('Uden bil'))).toEqual([])
  expect((await get('/find?sted=4300&vej=walk')).text).not.toContain('Lokalforeningen i Slagelse')
})

test('what nobody can cycle to in an hour stands for itself, and where nothing is closer that is said', async () => {
  const { text } = await get('/find?sted=4300')
  const farther = text.indexOf('>Længere væk</h2>')
  expect(text.slice(text.indexOf('id="near"'), farther)).not.toMatch(/omtrent (1[1-9]|[2-9]\d|\d{3}) km/)
  expect(text.slice(farther, text.indexOf('id="everywhere"'))).not.toMatch(/under 1 km|omtrent \d km/)
  const alone = (await get('/find?sted=9990')).text
  expect(alone).toContain('Det nærmeste ligger længere væk, end man kan cykle på en time.')
  expect(alone).not.toContain('>Længere væk</h2>')
})

test('where nothing is close, nothing is called near, and what needs no journey comes first', async () => {
  const order = (text: string) => ['id="everywhere"', 'id="near"'].toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
  const far = (await get('/find?sted=9990')).text
  expect([/id="near">(\S+) /.exec(far)?.[1], order(far)]).toEqual(['Nærmest', ['id="everywhere"', 'id="near"']])
  const close = (await get('/find?sted=4300')).text
  expect([/id="near">(\S+) /.exec(close)?.[1], order(close)]).toEqual(['Hjælp', ['id="near"', 'id="everywhere"']])
})

test('whoever wants to talk to somebody at once need not pass everything else first', async () => {
  const { text } = await get('/find?sted=4300')
  const way = text.indexOf('href="#right-now"')
  expect(way).toBeGreaterThan(0)
  expect(way).toBeLessThan(text.indexOf('name="sted"'))
  expect(text).toContain('id="right-now"')
})

test('a card says when, where and for whom without being opened', async () => {
  const { text } = await get('/find?sted=4300')
  const card = text.slice(text.indexOf('>Bedste-bordet</h3>'))
  const open = card.slice(0, card.indexOf('<details>'))
  expect(open).toMatch(/Gruppe · Bedsteforældre/)
  expect(open).toMatch(/kl\. 14–16/)
  expect(open).toContain('Ringvej 15, Holbæk · samme postnummer')
})

test('row 12: counselling and activities stand in the same answer', async () => {
  const page = await get('/find?sted=5000')
  const near = page.text.slice(page.text.indexOf('id="near"'), page.text.indexOf('id="everywhere"'))
  expect(near).toContain('Åben rådgivning')
  expect(near).toMatch(/Fællesspisning|Barselscafé/)
})

test('filters stay in the address, in the form and in every link', async () => {
  const page = await get('/find?sted=9000&rolle=father&dag=2')
  expect(page.text).toMatch(/<option value="father" selected[^>]*>Far<\/option>/)
  expect(page.text).toContain('/find?sted=9000&amp;dag=2')
  expect(page.text).toContain('/find?sted=9000&amp;rolle=father')
  expect(page.text).toContain('href="/en/find?sted=9000&amp;rolle=father&amp;dag=2"')
  expect(page.text).toContain('Fjern ”Far”')
})

test('a father filter is never empty, whatever else is asked for', async () => {
  for (const extra of ['', '&dag=7', '&sprog=so', '&alder=13-17&situation=pregnant-or-new-parent', '&vej=walk&dag=6']) {
    const page = await get(`/find?sted=3730&rolle=father${extra}`)
    expect([extra, page.text.includes('Fædre på skærm')]).toEqual([extra, true])
    expect(page.text).toContain('Mandecentret')
    expect(page.text).toContain('href="tel:112"')
  }
})

test('an unknown place, a guess, a name of several towns and a place we know roughly: always a page that helps', async () => {
  const unknown = await get('/find?sted=Hogwarts')
  expect(unknown.status).toBe(200)
  expect(unknown.text).toContain('Vi kender ikke ”Hogwarts”')
  expect(unknown.text).toContain('Chat med en rådgiver')
  expect((await get('/find?sted=Holbek')).text).toContain('Vi gættede på Holbæk')
  const several = await get('/find?sted=Nyk%C3%B8bing&rolle=mother')
  expect(several.text).toContain('Flere steder hedder ”Nykøbing”')
  expect(several.text).toContain('href="/find?sted=4800&amp;rolle=mother"')
  expect((await get('/find?sted=8592')).text).toContain('Vi ved kun omtrent, hvor 8592 Anholt er')
  expect((await get('/find?sted=4399')).text).toContain('Vi ved kun omtrent, hvor 4399 er')
})

test('what people type is shown as text, never as a page of its own', async () => {
  const page = await get(`/find?sted=${encodeURIComponent('<script>alert(1)</script>')}`)
  expect(page.status).toBe(200)
  expect(page.text).not.toContain('<script>alert')
  for (const odd of [
    '%00',
    '%E2%80%AEabc',
    encodeURIComponent("'; drop table core.place; --"),
    'a'.repeat(2_000),
    '%25%5F',
    '%F0%9F%8F%A0',
  ]) {
    expect((await get(`/find?sted=${odd}&dag=${odd}&rolle=${odd}&antal=${odd}`)).status).toBe(200)
  }
})

test('a secret place says that it is secret, and nothing else about where', async () => {
  const page = await get('/find?sted=Kolding&rolle=mother&antal=100')
  const card = page.text.slice(page.text.indexOf('Mødre efter vold'), page.text.indexOf('Mødre efter vold') + 2_000).split('</section>')[0]!
  expect(card).toContain('Stedet er hemmeligt')
  expect(card).not.toMatch(/Afstand|Ringvej|Uden bil| km/)
  expect(page.text).not.toMatch(/Ringvej 99|hemmelige hus/)
})

test('row 8: whom one can call stands last on the page, 112 first, and hours nobody confirmed say so', async () => {
  const page = await get('/find')
  const lines = page.text.slice(page.text.indexOf('class="right-now"'))
  expect(lines.indexOf('112')).toBeLessThan(lines.indexOf('1888'))
  expect(lines).toContain('Vi har ikke tjekket de tider endnu. Ring bare.')
  await world.owner.query("update core.helpline set checked_on = '2026-11-20' where key = 'lev-uden-vold'")
  const { text } = await get('/find')
  expect(text).toMatch(/Tjekket fredag (den )?20\. november/)
  expect([...text.matchAll(/ikke tjekket/g)]).toHaveLength(1)
  expect(text).toContain('De andre tider har vi ikke tjekket endnu. Ring bare.')
})

test('row 13: the whole page is there in English', async () => {
  const page = await get('/en/find?sted=Copenhagen&rolle=mother')
  expect(page.status).toBe(200)
  expect(page.text).toContain('<html lang="en"')
  expect(page.text).toContain('Help near Copenhagen')
  expect(page.text).toContain('Drop-in counselling')
  expect(page.text).not.toMatch(/Hjælp nær|Uden bil|Mere om det/)
})

test('where a network has nothing near yet, nobody is asked to take away a choice they never made', async () => {
  await using database = await freshDatabase()
  const visitor = (await aSite(database)).visitor()
  const page = await visitor.get('/find?sted=9000')
  expect(page.text).toContain('Vi har ikke noget tæt på endnu.')
  expect(page.text).not.toContain('Fjern et af dine valg')
  expect((await visitor.get('/find?sted=9000&rolle=mother')).text).toContain('Fjern et af dine valg')
})
