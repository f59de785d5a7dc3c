import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { helplines } from './helpline/helplines.ts'
import { loadReferenceData } from './reference.ts'

test('every database knows the 98 municipalities, every postcode and the holidays to 2040', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    await loadReferenceData(client)
    const { rows } =
      await client.query(`select (select count(*) from core.municipality) as municipalities, (select count(*) from core.postcode) as postcodes,
      (select count(*) from core.postcode where lat is not null) as pointed, (select count(*) from core.municipality where lat is null) as lost,
      (select count(*) from core.holiday) as holidays, (select min(number) from core.helpline where position = 0) as first`)
    expect(rows[0]).toMatchObject({ municipalities: 98, lost: 0, holidays: 170, first: '112' })
    expect(rows[0].postcodes).toBeGreaterThan(1_080)
    expect(rows[0].pointed).toBeGreaterThan(600)
  } finally {
    client.release()
  }
})

test('loading the same facts again changes nothing', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    await loadReferenceData(client)
    await client.query('delete from core.holiday')
    expect(await loadReferenceData(client)).toEqual({ loaded: false })
  } finally {
    client.release()
  }
})

test('what was learnt since stays: imported points and confirmed helplines; a line with new hours must be confirmed anew', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    await loadReferenceData(client)
    await client.query("update core.postcode set lat = 56, lng = 10, source = 'register' where number = '4300'")
    await client.query("update core.helpline set checked_on = '2026-11-01' where key in ('lev-uden-vold', 'livslinien')")
    await client.query("update core.helpline_hours set to_time = '04:00' where helpline_key = 'livslinien'")
    await client.query("update core.reference set version = 'older'")
    expect(await loadReferenceData(client)).toEqual({ loaded: true })
    const { rows: postcode } = await client.query("select lat, names[1] as name from core.postcode where number = '4300'")
    expect(postcode[0]).toEqual({ lat: 56, name: 'Holbæk' })
    const { rows: lines } = await client.query(
      "select key, checked_on from core.helpline where key in ('lev-uden-vold', 'livslinien') order by key",
    )
    expect(lines).toEqual([
      { key: 'lev-uden-vold', checked_on: '2026-11-01' },
      { key: 'livslinien', checked_on: null },
    ])
  } finally {
    client.release()
  }
})

test('no line is shown as confirmed before the organisation has confirmed it', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    await loadReferenceData(client)
    const { rows } = await client.query('select count(*) as lines, count(checked_on) as confirmed from core.helpline')
    expect(rows[0]).toEqual({ lines: helplines.length, confirmed: 0 })
  } finally {
    client.release()
  }
})

test('a line the network has ended stays ended, and a number it has a line of its own for does not come twice', async () => {
  await using world = await freshDatabase()
  const client = await world.owner.connect()
  try {
    await loadReferenceData(client)
    const { number } = helplines.find(({ key }) => key === 'livslinien')!
    await client.query("update core.helpline set called_off_at = platform.now() where key = 'mandecentret'")
    await client.query("delete from core.helpline_hours where helpline_key = 'livslinien'")
    await client.query("delete from core.helpline where key = 'livslinien'")
    await client.query(
      `insert into core.helpline (key, position, number, name, what_da, what_en, for_whom_da, for_whom_en, source)
       values ('vores', 1000, $1, 'Vores egen', 'Råd', 'Advice', 'Alle', 'All', 'Ringet op')`,
      [number],
    )
    await client.query("update core.reference set version = 'older'")
    expect(await loadReferenceData(client)).toEqual({ loaded: true })
    const { rows } = await client.query(
      "select key, live from core.helpline where key in ('mandecentret', 'vores', 'livslinien') order by key",
    )
    expect(rows).toEqual([
      { key: 'mandecentret', live: null },
      { key: 'vores', live: true },
    ])
  } finally {
    client.release()
  }
})
