import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { textOf } from '#platform/http/parts.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { danishDay, isoDay, readSheet, writeSheet } from './csv.ts'

test('what is written is read back, also what Excel would take for a formula', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+45', '-9', '@ole', "'=x", "''-y", '\tx', 'a;b', 'a"b', 'a\nb', 'æøå, 55,7'))
  const clean = cell.map((text) => text.replaceAll('\r', '').replaceAll('\ufeff', ''))
  const row = fc.array(clean, { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(row, fc.array(row, { maxLength: 4 }), (head, rows) => {
      const heads = head.map((_, n) => `Kolonne ${n}`)
      const told = [heads, ...rows].map((cells, n) => ({ row: n + 1, cells })).filter(({ cells }) => cells.some((one) => one.trim()))
      expect(readSheet(writeSheet([heads, ...rows]), 9)).toEqual({ rows: told })
    }),
  )
})

test('no cell of a file begins as a formula', () => {
  const file = writeSheet([['Navn', 'Tekst'], ...['=HYPERLINK("x")', '+1', '-1', '@x', '\tx', '\rx'].map((text) => ['a', text])])
  for (const line of file.split('\r\n').slice(1, -1)) expect(line).toMatch(/^a;"?'/)
})

test('rows keep the number Excel shows, and a quotation mark that is never closed is found', () => {
  const head = { row: 1, cells: ['A', 'B'] }
  expect(readSheet('A;B\n\n1;"to\nlinjer"\n;\n', 9)).toEqual({ rows: [head, { row: 3, cells: ['1', 'to\nlinjer'] }] })
  expect(readSheet('A;B\n1;"to', 9)).toEqual({ unclosed: 2 })
  expect(readSheet('A\tB\n1\t2', 9)).toEqual({ rows: [head, { row: 2, cells: ['1', '2'] }] })
})

test('of a file as long as can be sent no more rows are read than can be taken', () => {
  const read = readSheet(`A;B\n${'x;y\n'.repeat(900_000)}`, 1_002)
  expect('rows' in read && [read.rows.length, read.rows.at(-1)]).toEqual([1_002, { row: 1_002, cells: ['x', 'y'] }])
})

test('days are read as Danes write them', () => {
  expect([isoDay('24-12-2026'), isoDay('1.2.27'), isoDay('2026-12-24'), isoDay('i morgen')]).toEqual([
    '2026-12-24',
    '2027-02-01',
    '2026-12-24',
    'i morgen',
  ])
  expect(danishDay('2026-12-24')).toBe('24-12-2026')
})

test('a file from an older Excel is read with its own letters', () => {
  expect(textOf(Buffer.from([0x52, 0xf8, 0x64, 0x65]))).toBe('Røde')
  expect(textOf(Buffer.from('Røde'))).toBe('Røde')
})

async function aLeader(database: TestDatabase) {
  await database.setClock('2026-11-23T08:05:00+01:00')
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  return { network, birgit: await site.signedIn(network.leader.hat), ditte: await site.signedIn(network.director.hat) }
}

const count = async (database: TestDatabase, table: string) =>
  Number((await database.owner.query(`select count(*) from ${table}`)).rows[0].count)
const heads = 'Organisation;Navn;Slags;Adresse;Postnummer;Breddegrad;Længdegrad'
const places = `${heads}\r\nHuset ved havnen;Caféen;besøgssted;Ringvej 1;4300;55,7172;11,7109\r\nHuset ved havnen;Skærmen;digitalt;;;;\r\n`

test('places come in with a preview, once however often it is clicked, and nothing is stored before the yes', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aLeader(database)
  const before = await count(database, 'core.place')
  const preview = await birgit.post('/settings/csv/preview', { kind: 'places', text: places })
  expect([preview.status, preview.text.includes('2 rækker kan hentes ind')]).toEqual([200, true])
  expect(await count(database, 'core.place')).toBe(before)
  const formId = newId()
  const fields = { formId, kind: 'places', text: places }
  const [one, two] = await Promise.all([birgit.post('/settings/csv/import', fields), birgit.post('/settings/csv/import', fields)])
  expect([one.status, one.location, two.location]).toEqual([303, '/settings/csv?done=2', '/settings/csv?done=2'])
  expect(await count(database, 'core.place')).toBe(before + 2)
  const { rows } = await database.owner.query(`select lat, lng, point_from from core.place where name = 'Caféen'`)
  expect(rows).toEqual([{ lat: 55.7172, lng: 11.7109, point_from: 'address' }])
  const again = await birgit.post('/settings/csv/import', { ...fields, formId: newId() })
  expect([again.status, again.text.includes('Række 2, Navn: Det findes allerede dér.')]).toEqual([409, true])
})

test('what is wrong is said row by row with the column, and not one row is stored', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aLeader(database)
  const before = await count(database, 'core.place')
  const text = `${heads}\nHuset ved havnen;Godt;digitalt;;;;\nForeningen Fjorden;Andres;digitalt;;;;\nHuset ved havnen;;måske;Ringvej 1;9;200,1;11\nHuset ved havnen;Uden vej;besøgssted;;4300;;\n`
  const page = await birgit.post('/settings/csv/import', { kind: 'places', text })
  for (const words of [
    'Række 3, Organisation: Den organisation findes ikke',
    'Række 4, Slags: ”måske” kender vi ikke her. Skriv ét af disse ord: besøgssted, digitalt, hemmeligt.',
    'Ret 6 ting, før du går videre',
    'Række 5, Adresse: Skriv vej og nummer',
  ])
    expect(page.text).toContain(words)
  expect([page.status, await count(database, 'core.place'), page.text.includes('Uden vej;besøgssted')]).toEqual([409, before, true])
  const headless = await birgit.post('/settings/csv/preview', { kind: 'offers', text })
  expect(headless.text).toContain('Række 1, Situationer: Overskriften mangler i arket.')
})

test('all that is wrong with one row is said at once, so that one round mends it', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aLeader(database)
  const told = async (kind: string, text: string) => {
    const page = await birgit.post('/settings/csv/preview', { kind, text })
    return [...page.text.matchAll(/Række \d+, ([^:<]+):/g)].map(([, head]) => head)
  }
  const people = 'Navn;Organisation;Rolle;Fag;Mail'
  expect(await told('people', `${people}\nSofie;Huset på månen;tryllekunstner;;ikke en mail\n`)).toEqual(['Organisation', 'Rolle', 'Mail'])
  expect(await told('places', `${heads}\nHuset på månen;;måske;;;;\n`)).toEqual(['Organisation', 'Navn', 'Slags'])
  expect(await told('places', `${heads}\nHuset på månen;Caféen;besøgssted;;4300;;\n`)).toEqual(['Organisation', 'Adresse'])
  const four = 'Huset ved havnen;;besøgsted;Ringvej 1;0001;abc;90'
  expect(await told('places', `${heads}\n${four}\n`)).toEqual(['Navn', 'Slags', 'Postnummer', 'Breddegrad', 'Længdegrad'])
  expect(await told('shifts', 'Kø;Dato;Fra;Til;Hvem\nDen anden kø;31-02-2026;8;12;Ingen\n')).toEqual(['Kø', 'Dato', 'Hvem'])
})

/** A sheet sent as a browser sends a file. */
async function previewOf(database: TestDatabase, cookie: string, file: Buffer) {
  const site = await aSite(database)
  const boundary = 'graense'
  const fields = `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nplaces\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="s.csv"\r\nContent-Type: text/csv\r\n\r\n`
  const answer = await site.site.request('http://hele.test/settings/csv/preview', {
    method: 'POST',
    body: new Uint8Array(Buffer.concat([Buffer.from(fields), file, Buffer.from(`\r\n--${boundary}--\r\n`)])),
    headers: {
      host: 'hele.test',
      cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  })
  return { status: answer.status, text: await answer.text() }
}

test('a file from Excel is read as it was saved: with a mark in front, or in Windows letters', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aLeader(database)
  for (const file of [Buffer.from(`\ufeff${places}`), Buffer.from(places, 'latin1')]) {
    const { status, text } = await previewOf(database, birgit.cookie(), file)
    expect([status, text.includes('2 rækker kan hentes ind'), text.includes('Caféen')]).toEqual([200, true, true])
  }
})

test('the workbook itself instead of a csv: the page says how to save one, and shows none of its signs', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aLeader(database)
  const packed = (name: string) => Buffer.from(`PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00${name}\xb5\x8d\xff;Navn`, 'latin1')
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0x3b])
  for (const file of [packed('[Content_Types].xml'), packed('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), old]) {
    const { status, text } = await previewOf(database, birgit.cookie(), file)
    expect([status, text.includes('Vælg Gem som i Excel, vælg filtypen csv'), /PK|ÐÏ|mangler i arket/.test(text)]).toEqual([
      409,
      true,
      false,
    ])
  }
})

test('what is sent out can be read back in: every kind comes in again in an empty house', async () => {
  await using database = await freshDatabase()
  const { birgit, network } = await aLeader(database)
  await birgit.post('/settings/csv/import', { kind: 'places', text: places })
  const offer =
    'Organisation;Slags;Navn;Hvad sker der;For hvem;Sådan kommer man med;Situationer;Hvem må komme;Barn fra måned;Sprog;Første dag\nHuset ved havnen;gruppe;=Fædre;Vi taler;Fædre;Kom bare;krise, fællesskab;fædre;-9;"dansk, en";01-12-2026'
  expect((await birgit.post('/settings/csv/import', { kind: 'offers', text: offer })).location).toBe('/settings/csv?done=1')
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  const shifts = 'Kø;Dato;Fra;Til;Hvem\nSkriv til os;24-11-2026;8;12.30;Anne\nSkriv til os;24-11-2026;8;12.30;Bo'
  expect((await birgit.post('/settings/csv/import', { kind: 'shifts', text: shifts })).location).toBe('/settings/csv?done=2')
  const sent: Record<string, string> = {}
  for (const kind of ['places', 'offers', 'shifts']) sent[kind] = (await birgit.get(`/settings/csv/${kind}`)).text
  expect(sent.offers).toContain("'=Fædre")
  expect(sent.offers).toContain("'-9")
  await database.owner.query(`update core.place set name = 'før ' || name; update core.offer set title_da = 'før';`)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  for (const kind of ['places', 'offers', 'shifts']) {
    const page = await birgit.post('/settings/csv/import', { kind, text: sent[kind]! })
    expect([kind, page.status, page.text.match(/Række [^<]*/g)]).toEqual([kind, 303, null])
  }
  const back = { places: (await birgit.get('/settings/csv/places')).text, shifts: (await birgit.get('/settings/csv/shifts')).text }
  expect(back.shifts).toBe(sent.shifts)
  const { rows } = await database.owner.query(
    `select title_da, situations, roles, child_from_months, languages from core.offer where title_da = '=Fædre'`,
  )
  expect(rows).toEqual([
    { title_da: '=Fædre', situations: ['crisis', 'company'], roles: ['father'], child_from_months: -9, languages: ['da', 'en'] },
  ])
  expect(back.places.split('\r\n').length).toBeGreaterThan(sent.places!.split('\r\n').length)
})

test('a day that is not there is told as it was written, and so is what is no day at all', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aLeader(database)
  const text = ['31-02-2027', '1.13.27', '2027-02-30', 'i morgen', ''].reduce(
    (sheet, day) => `${sheet}\nSkriv til os;${day};8;12.30;Anne`,
    'Kø;Dato;Fra;Til;Hvem',
  )
  const page = await birgit.post('/settings/csv/preview', { kind: 'shifts', text })
  expect(page.text.match(/Række \d, [^<]*/g)).toEqual([
    'Række 2, Dato: 31-02-2027 findes ikke.',
    'Række 3, Dato: 1.13.27 findes ikke.',
    'Række 4, Dato: 2027-02-30 findes ikke.',
    expect.stringMatching(/Række 5, Dato: ”i morgen” er ikke en dato\. Skriv for eksempel 24-12-2026\./),
    'Række 6, Dato: Feltet er tomt.',
  ])
})

test('people come in as invitations, each in the organisation of whoever invites', async () => {
  await using database = await freshDatabase()
  const { ditte, birgit } = await aLeader(database)
  const text =
    'Organisation;Navn;Rolle;Fag;Mail\nHuset ved havnen;Frode;rådgiver;psykolog;frode@hus.dk\nForeningen Fjorden;Gro;frivillig;;\n'
  const house = await birgit.post('/settings/csv/preview', { kind: 'people', text })
  expect(house.text).toContain('Række 3, Organisation')
  const above = 'Organisation;Navn;Rolle;Fag;Mail\nHuset ved havnen;Frode;direktør;;\n'
  expect((await birgit.post('/settings/csv/import', { kind: 'people', text: above })).text).toContain(
    'Række 2, Rolle: Den rolle kan du ikke give dér.',
  )
  const done = await ditte.post('/settings/csv/import', { kind: 'people', text })
  expect([done.status, done.location]).toEqual([303, '/settings/csv?done=2'])
  const { rows } = await database.owner.query(
    `select h.display_name as name, h.role, h.profession, count(i.id)::int as invited from core.hat h join core.invitation i on i.hat_id = h.id group by 1, 2, 3 order by 1`,
  )
  expect(rows).toEqual([
    { name: 'Frode', role: 'counsellor', profession: 'psychologist', invited: 1 },
    { name: 'Gro', role: 'volunteer', profession: null, invited: 1 },
  ])
})
