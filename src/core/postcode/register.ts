type RegisterRow = { number: string; name: string | null; lat: number; lng: number; municipality: string; alsoIn: string[] }
export type RegisterFile = { rows: RegisterRow[]; problems: string[]; withoutPoint: number }

type Raw = { number: unknown; name: unknown; lat: unknown; lng: unknown; municipalities: unknown[]; hasPoint: boolean }

/**
 * Reads the official register's postcodes, row by row: its JSON (nr, navn, visueltcenter [lng, lat], kommuner [{ kode }]), or rows with
 * nr, lat, lng, kommune as JSON or as CSV with a head line. Every row that cannot be is named with its number and what is wrong.
 */
export function readRegister(text: string, knownMunicipalities: ReadonlySet<string>): RegisterFile {
  const found: RegisterFile = { rows: [], problems: [], withoutPoint: 0 }
  const raws = text.trimStart().startsWith('[') ? fromJson(text) : fromCsv(text)
  if (typeof raws === 'string') return { ...found, problems: [raws] }
  const seen = new Set<string>()
  for (const [at, raw] of raws.entries()) {
    const where = `row ${at + 1}${raw.number === undefined ? '' : ` (${String(raw.number)})`}`
    const row = checked(raw, knownMunicipalities)
    if (typeof row === 'string') found.problems.push(`${where}: ${row}`)
    else if (row === null) found.withoutPoint++
    else if (seen.has(row.number)) found.problems.push(`${where}: the number stands twice in the file`)
    else {
      seen.add(row.number)
      found.rows.push(row)
    }
  }
  if (raws.length === 0) found.problems.push('the file holds no rows')
  return found
}

/** A row of the register, null when it has no point, or what is wrong with it. */
function checked(raw: Raw, known: ReadonlySet<string>): RegisterRow | string | null {
  const number = digits(raw.number, 4)
  if (!number) return 'nr must be four digits'
  if (!raw.hasPoint) return null
  const [lat, lng] = [amount(raw.lat), amount(raw.lng)]
  if (lat === null || lng === null) return 'latitude and longitude must be numbers'
  if (inside(lng, lat)) return 'latitude and longitude are swapped'
  if (!inside(lat, lng)) return `the point ${lat}, ${lng} is not in Denmark`
  const codes = raw.municipalities.map((code) => digits(code, 4))
  if (codes.length === 0) return 'the municipality is missing'
  const strange = codes.findIndex((code) => !code || !known.has(code))
  if (strange >= 0) return `${String(raw.municipalities[strange])} is not the code of a municipality`
  if (raw.name !== null && (typeof raw.name !== 'string' || raw.name.trim() === '' || raw.name.length > 60)) return 'navn must be a name'
  const [municipality, ...alsoIn] = [...new Set(codes as string[])]
  return { number, name: raw.name === null ? null : raw.name.trim(), lat, lng, municipality: municipality!, alsoIn }
}

function fromJson(text: string): Raw[] | string {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch (error) {
    return `the file is not JSON: ${(error as Error).message}`
  }
  return (list as unknown[]).map((entry) => {
    const row = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>
    const centre = Array.isArray(row.visueltcenter) ? row.visueltcenter : [row.lng, row.lat]
    const main = row.kommune === undefined ? [] : [row.kommune]
    const all = Array.isArray(row.kommuner)
      ? row.kommuner.map((one) => (typeof one === 'object' && one !== null ? (one as { kode?: unknown }).kode : one))
      : []
    return {
      number: row.nr,
      name: row.navn ?? null,
      lat: centre[1],
      lng: centre[0],
      municipalities: [...main, ...all],
      hasPoint: centre[0] != null && centre[1] != null,
    }
  })
}

function fromCsv(text: string): Raw[] | string {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const mark = head.includes(';') ? ';' : ','
  const columns = cells(head, mark).map((name) => name.toLowerCase())
  const missing = ['nr', 'lat', 'lng', 'kommune'].filter((name) => !columns.includes(name))
  if (missing.length > 0) return `the first line must name the columns nr, lat, lng and kommune; missing: ${missing.join(', ')}`
  return lines.map((line) => {
    const values = cells(line, mark)
    const value = (name: string) => values[columns.indexOf(name)]
    return {
      number: value('nr'),
      name: value('navn') || null,
      lat: value('lat'),
      lng: value('lng'),
      municipalities: [value('kommune')],
      hasPoint: Boolean(value('lat') && value('lng')),
    }
  })
}

function cells(line: string, mark: string): string[] {
  return line.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}

function digits(value: unknown, length: number): string | null {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^\d{1,4}$/.test(text.trim())) return null
  return text.trim().padStart(length, '0')
}

/** A point in a number is a comma in Danish files. */
function amount(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.trim().replace(',', '.')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

function inside(lat: number, lng: number): boolean {
  return lat >= 54.4 && lat <= 57.9 && lng >= 7.9 && lng <= 15.3
}
