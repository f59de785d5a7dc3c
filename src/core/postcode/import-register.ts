import type { ClientBase } from 'pg'
import { settlePlaces } from '#core/place/settle.ts'
import { readRegister } from './register.ts'

export type Imported = { read: number; newNumbers: number; changed: number; unchanged: number; withoutPoint: number; placesMoved: number }

/**
 * Takes the register's points, municipalities and new numbers into the directory: the whole file in one transaction, or nothing of it.
 * The names of the own table stay the first source. The same file twice changes nothing.
 */
export async function importRegister(client: ClientBase, text: string): Promise<Imported | { problems: string[] }> {
  const { rows: municipalities } = await client.query<{ code: string }>('select code from core.municipality')
  const file = readRegister(text, new Set(municipalities.map((row) => row.code)))
  const { rows: known } = await client.query<{ number: string }>('select number from core.postcode')
  const numbers = new Set(known.map((row) => row.number))
  const nameless = file.rows.filter((row) => !numbers.has(row.number) && row.name === null)
  const problems = [...file.problems, ...nameless.map((row) => `${row.number}: a new number needs its name (navn)`)]
  if (problems.length > 0) return { problems }
  await client.query('begin')
  try {
    const { rows: written } = await client.query<{ number: string }>(
      `insert into core.postcode (number, names, municipality, also_in, lat, lng, source)
       select number, array[coalesce(name, number)], municipality, "alsoIn", lat, lng, 'register'
       from jsonb_to_recordset($1) as r (number text, name text, municipality text, "alsoIn" text[], lat float8, lng float8)
       on conflict (number) do update set municipality = excluded.municipality, also_in = excluded.also_in, lat = excluded.lat, lng = excluded.lng, source = 'register'
         where (postcode.municipality, postcode.also_in, postcode.lat, postcode.lng, postcode.source)
           is distinct from (excluded.municipality, excluded.also_in, excluded.lat, excluded.lng, excluded.source)
       returning number`,
      [JSON.stringify(file.rows)],
    )
    const placesMoved = await settlePlaces(client)
    await client.query('commit')
    const newNumbers = written.filter((row) => !numbers.has(row.number)).length
    return {
      read: file.rows.length + file.withoutPoint,
      newNumbers,
      changed: written.length - newNumbers,
      unchanged: file.rows.length - written.length,
      withoutPoint: file.withoutPoint,
      placesMoved,
    }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
