import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

const told = (text: string) => [...text.matchAll(/<li>Række \d+, ([^<]*)/g)].map(([, words]) => words)
const heads = 'Organisation;Slags;Navn;Hvad sker der;For hvem;Sådan kommer man med;Situationer;Sprog;Første dag'

test('a word that is not known is told together with those that are, and so is a cell that lacks one', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  const places = 'Organisation;Navn;Slags;Adresse;Postnummer\nHuset ved havnen;Caféen;Et sted, man kommer til;Ringvej 1;4300\n'
  const place = await birgit.post('/settings/csv/preview', { kind: 'places', text: places })
  expect(place.text).toContain('Ret én ting, før du går videre')
  expect(told(place.text)).toEqual([
    'Slags: ”Et sted, man kommer til” kender vi ikke her. Skriv ét af disse ord: besøgssted, digitalt, hemmeligt.',
  ])
  const rows = ['gruppe, aktivitet;A;Vi taler;Alle;Kom;krise, sorg;dansk;23-11-2026', ';B;Vi taler;Alle;Kom;;;23-11-2026']
  const text = [heads, ...rows.map((row) => `Huset ved havnen;${row}`)].join('\n')
  const kinds = 'Skriv ét af disse ord: rådgivning, gruppe, aktivitet, telefon eller chat.'
  const situations = 'Skriv et eller flere af disse ord, med komma imellem: gravid eller ny forælder, krise, fællesskab.'
  expect(told((await birgit.post('/settings/csv/preview', { kind: 'offers', text })).text)).toEqual([
    `Slags: ”gruppe, aktivitet” kender vi ikke her. ${kinds}`,
    `Situationer: ”krise, sorg” kender vi ikke her. ${situations}`,
    `Slags: Feltet er tomt. ${kinds}`,
    `Situationer: Feltet er tomt. ${situations}`,
    'Sprog: Feltet er tomt. Skriv fx dansk, arabisk.',
  ])
})

test('a cell that is too long says how much there is room for', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  const places = `Organisation;Navn;Slags;Adresse;Postnummer\nHuset ved havnen;${'a'.repeat(500)};besøgssted;Ringvej 1;4300\n`
  const [name] = told((await birgit.post('/settings/csv/preview', { kind: 'places', text: places })).text)
  expect(name).toMatch(/^Navn: Det er for langt: der er plads til \d+ tegn, og her er 500\.$/)
})

test('the page shows of every kind each heading that is sent out, and the words that may stand under it', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  const { text } = await birgit.get('/settings/csv')
  for (const kind of ['places', 'offers', 'people', 'shifts']) {
    const sent = (await birgit.get(`/settings/csv/${kind}`)).text.replace('\ufeff', '').split('\r\n')
    const shown = new RegExp(
      `<caption>${{ places: 'Steder', offers: 'Tilbud', people: 'Mennesker', shifts: 'Vagter' }[kind]}</caption>.*?</table>`,
    ).exec(text)
    const columns = [...(shown?.[0] ?? '').matchAll(/<th scope="row">([^<]*)</g)].map(([, head]) => head)
    expect(columns).toEqual(sent[0]!.split(';'))
  }
  expect(text).toMatch(/>Slags<\/th><td[^>]*>Skriv ét af disse ord: besøgssted, digitalt, hemmeligt\.</)
  expect(text).toMatch(/>Rolle<\/th><td[^>]*>Skriv ét af disse ord: rådgiver, /)
  expect(text).toMatch(/>Første dag<\/th><td[^>]*>En dato, fx 24-12-2026\.</)
  expect(text).toMatch(/>Sidste dag<\/th><td[^>]*>En dato, fx 24-12-2026\. Må være tom\.</)
})
