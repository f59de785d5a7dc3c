import { expect, test } from 'vitest'
import { anOrganisation, aPlace } from '#core/offer/builders.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { importRegister } from './import-register.ts'
import { readRegister } from './register.ts'
import { resolvePlace } from './resolve.ts'

const known = new Set(['0101', '0316', '0707', '0751'])
const official = JSON.stringify([
  { nr: '4300', navn: 'Holbæk', visueltcenter: [11.7, 55.7], kommuner: [{ kode: '0316', navn: 'Holbæk' }] },
  { nr: '8592', navn: 'Anholt', visueltcenter: [11.57, 56.71], kommuner: [{ kode: '0707', navn: 'Norddjurs' }] },
])

test('the official register, rows of JSON and rows of CSV are read alike', () => {
  const row = { number: '4300', lat: 55.7, lng: 11.7, municipality: '0316', alsoIn: [] }
  expect(readRegister(official, known).rows[0]).toEqual({ ...row, name: 'Holbæk' })
  expect(readRegister(JSON.stringify([{ nr: 4300, lat: 55.7, lng: 11.7, kommune: 316 }]), known).rows).toEqual([{ ...row, name: null }])
  expect(readRegister('\uFEFFnr;lat;lng;kommune\r\n4300;55,7;11,7;0316\r\n', known).rows).toEqual([{ ...row, name: null }])
  expect(readRegister('nr,navn,lat,lng,kommune\n"4300","Holbæk",55.7,11.7,316', known).rows).toEqual([{ ...row, name: 'Holbæk' }])
})

test('every wrong row is named with its number and what is wrong', () => {
  const rows = [
    { nr: '43000', lat: 55.7, lng: 11.7, kommune: '0316' },
    { nr: '4300', lat: 11.7, lng: 55.7, kommune: '0316' },
    { nr: '4305', lat: 48.1, lng: 11.5, kommune: '0316' },
    { nr: '4320', lat: 'x', lng: 11.7, kommune: '0316' },
    { nr: '4330', lat: 55.7, lng: 11.7, kommune: '9999' },
    { nr: '4340', lat: 55.7, lng: 11.7 },
    { nr: '4350', lat: 55.7, lng: 11.7, kommune: '0316', navn: 7 },
    { nr: '4360', lat: 55.7, lng: 11.7, kommune: '0316' },
    { nr: '4360', lat: 55.7, lng: 11.7, kommune: '0316' },
    'nonsense',
    null,
  ]
  const { problems, rows: good } = readRegister(JSON.stringify(rows), known)
  expect(good.map((row) => row.number)).toEqual(['4360'])
  expect(problems).toEqual([
    'row 1 (43000): nr must be four digits',
    'row 2 (4300): latitude and longitude are swapped',
    'row 3 (4305): the point 48.1, 11.5 is not in Denmark',
    'row 4 (4320): latitude and longitude must be numbers',
    'row 5 (4330): 9999 is not the code of a municipality',
    'row 6 (4340): the municipality is missing',
    'row 7 (4350): navn must be a name',
    'row 9 (4360): the number stands twice in the file',
    'row 10: nr must be four digits',
    'row 11: nr must be four digits',
  ])
})

test('a file that is something else is told so, not thrown', () => {
  expect(readRegister('[{', known).problems[0]).toMatch(/^the file is not JSON/)
  expect(readRegister('[]', known).problems).toEqual(['the file holds no rows'])
  expect(readRegister('', known).problems[0]).toMatch(/missing: nr, lat, lng, kommune/)
  expect(readRegister('<html></html>', known).problems[0]).toMatch(/the first line must name the columns/)
})

test('row 10: after the import a postcode has its exact point, and places that stood in its middle follow', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    const organisationId = await anOrganisation(client)
    const near = await aPlace(client, { organisationId, postcode: '8592' })
    const door = await aPlace(client, { organisationId, postcode: '8592', point: { lat: 56.7, lng: 11.5 } })
    const resolve = () => ask(world.db, { kind: 'visitor' }, (tx) => resolvePlace(tx, '8592'))
    expect(await resolve()).toMatchObject({ kind: 'approximate' })
    expect(await importRegister(client, official)).toEqual({
      read: 2,
      newNumbers: 0,
      changed: 2,
      unchanged: 0,
      withoutPoint: 0,
      placesMoved: 1,
    })
    expect(await resolve()).toMatchObject({ kind: 'found', point: { lat: 56.71, lng: 11.57 } })
    const { rows } = await client.query('select id, lat, point_from from core.place order by lat')
    expect(rows).toEqual([
      { id: door, lat: 56.7, point_from: 'address' },
      { id: near, lat: 56.71, point_from: 'postcode' },
    ])
    expect(await importRegister(client, official)).toEqual({
      read: 2,
      newNumbers: 0,
      changed: 0,
      unchanged: 2,
      withoutPoint: 0,
      placesMoved: 0,
    })
  } finally {
    client.release()
  }
})

test('one wrong row keeps the whole file out; a new number needs its name', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    const rows = (extra: object) => JSON.stringify([...JSON.parse(official), extra])
    expect(await importRegister(client, rows({ nr: '4301', lat: 55.7, lng: 11.7, kommune: '0316' }))).toEqual({
      problems: ['4301: a new number needs its name (navn)'],
    })
    expect((await client.query("select count(*) as n from core.postcode where source = 'register'")).rows[0].n).toBe(0)
    expect(await importRegister(client, rows({ nr: '4301', navn: 'Nyby', lat: 55.7, lng: 11.7, kommune: '0316' }))).toMatchObject({
      newNumbers: 1,
      changed: 2,
    })
    expect(await ask(world.db, { kind: 'visitor' }, (tx) => resolvePlace(tx, 'Nyby'))).toMatchObject({ kind: 'found', label: 'Nyby' })
  } finally {
    client.release()
  }
})
