/** What people write when they are asked how old the children are, as ages a row of the form can be read by. */
const wordsAsNumbers: Record<string, string> = {
  ...{ nul: '0', en: '1', et: '1', one: '1', to: '2', two: '2', tre: '3', three: '3', fire: '4', four: '4', fem: '5', five: '5' },
  ...{ seks: '6', six: '6', syv: '7', seven: '7', otte: '8', eight: '8', ni: '9', nine: '9', ti: '10', ten: '10' },
}
const unit = /^(år(?:ig)?|aar(?:ig)?|year|yr)|^(md|mdr|måned|month)|^(uge|week)|^(dag|day)/
const most = 12

/**
 * "3 år og 7 måneder", "to børn på 2, 4 og 6 år", "0 år", "halvandet år": one age for each child. Only what is certain: a number that
 * nothing calls an age is none, and the words themselves stand beside the form anyway.
 */
export function agesIn(words: string): string[] {
  const said = words
    .toLowerCase()
    .replaceAll(/halvand(?:et|en)\s+år/g, '18 mdr')
    .replaceAll(/(\d+)\s*(?:½|[,.]5|1\/2|\s+og\s+et\s+halvt)\s*(?:år\w*|years?)/g, (_, years: string) => `${Number(years) * 12 + 6} mdr`)
    .replaceAll(/\b(nyfødt|newborn)\w*/g, '0 uger')
  const pieces = said.match(/\d+|[a-zæøå]+|[^\sa-zæøå\d]/g) ?? []
  const found = agesOf(pieces.map((piece) => wordsAsNumbers[piece] ?? piece))
  const onlyNumbers = pieces.every((piece) => /^\d{1,2}$|^[,&+/;]$|^(og|and)$/.test(piece))
  return (onlyNumbers ? pieces.filter((piece) => /^\d/.test(piece)).map((years) => `${years} år`) : found).slice(0, most)
}

/** A number is an age when a unit follows, at once or after further numbers of the same list. */
function agesOf(pieces: readonly string[]): string[] {
  const ages: string[] = []
  let waiting: number[] = []
  for (const piece of pieces) {
    const kind = piece.match(unit)
    if (/^\d{1,2}$/.test(piece)) waiting.push(Number(piece))
    else if (kind) {
      ages.push(...waiting.map((count) => ageIn(count, kind)).filter((age) => age !== null))
      waiting = []
    } else if (!/^([,&+/;-]|og|and)$/.test(piece)) waiting = []
  }
  return ages
}

function ageIn(count: number, [, years, months, weeks]: RegExpMatchArray): string | null {
  if (years) return count <= 25 ? `${count} år` : null
  if (months) return `${count} mdr.`
  return weeks ? `${count} uger` : `${Math.floor(count / 7)} uger`
}
