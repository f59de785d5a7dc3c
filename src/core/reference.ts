import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { helplineSource, helplines } from './helpline/helplines.ts'
import { allHolidays } from './opening/holiday.ts'
import { settlePlaces } from './place/settle.ts'
import { denmarkText, readDenmark } from './postcode/denmark.ts'
import { placed, readTowns, townsVersion } from './postcode/towns.ts'

/**
 * Facts every database knows: municipalities, towns, postcodes, holidays and helplines. Loaded again only when they have changed; what
 * was learnt here since stays: points of the imported register, and the day a helpline that has not changed was confirmed.
 */
export async function loadReferenceData(client: ClientBase): Promise<{ loaded: boolean }> {
  const version = createHash('sha256')
    .update(JSON.stringify([2, denmarkText(), townsVersion(), allHolidays(), helplines]))
    .digest('hex')
  const known = await client.query('select 1 from core.reference where name = $1 and version = $2', ['directory', version])
  if (known.rowCount) return { loaded: false }
  await client.query('begin')
  try {
    await loadPlaces(client)
    await loadHolidays(client)
    await loadHelplines(client)
    await settlePlaces(client)
    await client.query(
      `insert into core.reference (name, version) values ('directory', $1)
       on conflict (name) do update set version = excluded.version, loaded_at = excluded.loaded_at`,
      [version],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
  return { loaded: true }
}

async function loadPlaces(client: ClientBase): Promise<void> {
  const rows = placed(readDenmark(), readTowns())
  await client.query(
    `insert into core.municipality (code, names, lat, lng)
     select code, names, lat, lng from jsonb_to_recordset($1) as r (code text, names text[], lat float8, lng float8)
     on conflict (code) do update set names = excluded.names, lat = excluded.lat, lng = excluded.lng`,
    [JSON.stringify(rows.municipalities)],
  )
  await client.query('delete from core.town')
  await client.query(
    `insert into core.town (name, municipality, names, lat, lng)
     select name, municipality, names, lat, lng
     from jsonb_to_recordset($1) as r (name text, municipality text, names text[], lat float8, lng float8)`,
    [JSON.stringify(rows.towns)],
  )
  await client.query(
    `insert into core.postcode (number, names, municipality, also_in, lat, lng, source)
     select number, names, municipality, "alsoIn", lat, lng, 'own'
     from jsonb_to_recordset($1) as r (number text, names text[], municipality text, "alsoIn" text[], lat float8, lng float8)
     on conflict (number) do update set names = excluded.names,
       municipality = case when postcode.source = 'own' then excluded.municipality else postcode.municipality end,
       also_in = case when postcode.source = 'own' then excluded.also_in else postcode.also_in end,
       lat = case when postcode.source = 'own' then excluded.lat else postcode.lat end,
       lng = case when postcode.source = 'own' then excluded.lng else postcode.lng end`,
    [JSON.stringify(rows.postcodes)],
  )
}

async function loadHolidays(client: ClientBase): Promise<void> {
  await client.query(
    `insert into core.holiday (day, name_da, name_en)
     select day, "nameDa", "nameEn" from jsonb_to_recordset($1) as r (day date, "nameDa" text, "nameEn" text)
     on conflict (day) do update set name_da = excluded.name_da, name_en = excluded.name_en`,
    [JSON.stringify(allHolidays())],
  )
}

/**
 * A line whose number or hours changed must be confirmed anew. One the network has found a source of its own for, or has ended, stays as it
 * is; and a number the network has a line of its own for is not shown twice.
 */
async function loadHelplines(client: ClientBase): Promise<void> {
  const before = await confirmedFacts(client)
  const rows = helplines.map((line, position) => ({ ...line, position, roles: line.roles ?? [], emergency: line.emergency ?? false }))
  await client.query('delete from core.helpline_hours where helpline_key in (select key from core.helpline where source = $1)', [
    helplineSource,
  ])
  await client.query('delete from core.helpline where source = $1 and key <> all ($2)', [helplineSource, rows.map((row) => row.key)])
  await client.query(
    `insert into core.helpline (key, position, number, name, what_da, what_en, for_whom_da, for_whom_en, roles, otherwise_da, otherwise_en, emergency, source)
     select key, position, number, name, what->>'da', what->>'en', "forWhom"->>'da', "forWhom"->>'en', roles, otherwise->>'da', otherwise->>'en', emergency, $2
     from jsonb_to_recordset($1) as r (key text, position int, number text, name text, what jsonb, "forWhom" jsonb, roles text[], otherwise jsonb, emergency boolean)
     where not exists (select from core.helpline own where own.live and own.number = r.number and own.key <> r.key and own.source <> $2)
     on conflict (key) do update set position = excluded.position, number = excluded.number, name = excluded.name, what_da = excluded.what_da,
       what_en = excluded.what_en, for_whom_da = excluded.for_whom_da, for_whom_en = excluded.for_whom_en, roles = excluded.roles,
       otherwise_da = excluded.otherwise_da, otherwise_en = excluded.otherwise_en, emergency = excluded.emergency, source = excluded.source
       where helpline.source = $2`,
    [JSON.stringify(rows), helplineSource],
  )
  await client.query(
    `insert into core.helpline_hours (helpline_key, days, from_time, to_time)
     select key, days, "from", "to" from jsonb_to_recordset($1) as r (key text, days smallint[], "from" time, "to" time)
     where key in (select l.key from core.helpline l where l.source = $2)`,
    [JSON.stringify(rows.flatMap((row) => row.hours.map((hours) => ({ key: row.key, ...hours })))), helplineSource],
  )
  const after = await confirmedFacts(client)
  const changed = [...after].filter(([key, fact]) => before.get(key) !== fact).map(([key]) => key)
  await client.query('update core.helpline set checked_on = null where key = any ($1)', [changed])
}

async function confirmedFacts(client: ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; fact: string }>(`
    select l.key, l.number || coalesce(string_agg(h.days::text || h.from_time || h.to_time, ' ' order by h.days, h.from_time), '') as fact
    from core.helpline l left join core.helpline_hours h on h.helpline_key = l.key group by l.key`)
  return new Map(rows.map((row) => [row.key, row.fact]))
}
