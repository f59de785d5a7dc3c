import { readFileSync } from 'node:fs'

type MunicipalityRow = { code: string; names: string[] }
export type PostcodeRow = { number: string; names: string[]; municipality: string; alsoIn: string[] }
export type Denmark = { municipalities: MunicipalityRow[]; postcodes: PostcodeRow[] }

const file = new URL('./denmark.txt', import.meta.url)
const municipalityLine = /^(?<code>0\d{3}) (?<names>.+)$/
const postcodeLine = /^ {2}(?<numbers>[\d -]*\d) (?<names>[^\d+]+?)(?: \+ (?<codes>[\d ]+))?$/

export function denmarkText(): string {
  return readFileSync(file, 'utf8')
}

/** Reads our own table of municipalities and postcodes. A line it does not understand is a mistake of ours, so it stops. */
export function readDenmark(text = denmarkText()): Denmark {
  const found: Denmark = { municipalities: [], postcodes: [] }
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const municipality = municipalityLine.exec(line)?.groups
    const postcode = postcodeLine.exec(line)?.groups
    if (municipality) found.municipalities.push({ code: municipality.code!, names: names(municipality.names!) })
    else if (postcode) found.postcodes.push(...postcodes(postcode, found.municipalities.at(-1)!.code))
    else throw new Error(`denmark.txt line ${at + 1} is neither a municipality nor postcodes: ${line}`)
  }
  return found
}

function postcodes(line: Record<string, string | undefined>, municipality: string): PostcodeRow[] {
  const alsoIn = line.codes ? line.codes.split(' ') : []
  return line
    .numbers!.split(' ')
    .flatMap(range)
    .map((number) => ({ number, names: names(line.names!), municipality, alsoIn }))
}

/** "Viby J = Viby, Viby Jylland" → the name shown first, then the others. */
function names(text: string): string[] {
  const [shown, others] = text.split(' = ')
  return [shown!, ...(others ? others.split(', ') : [])]
}

function range(text: string): string[] {
  const [from, to = from] = text.split('-')
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => String(Number(from) + step).padStart(4, '0'))
}
