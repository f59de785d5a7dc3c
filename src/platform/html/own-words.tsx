const numberToCall = /(\+?\d[\d \u00a0-]{4,}\d)/

/**
 * What somebody has written, exactly as it was written, and never markup. Among words from right to left the groups of a telephone number
 * would change places ("12 34" is read as "34 12"), and a stranger be called: they are held together from left to right.
 */
export function OwnWords({ words }: { words: string }) {
  return <>{words.split(numberToCall).map((part, index) => (index % 2 === 1 ? <bdi dir="ltr">{part}</bdi> : part))}</>
}

/** Where the house itself has said at which number it is reached, one press calls. Hours and dates, with a dash in them, are no number. */
export function WordsToCall({ words }: { words: string }) {
  return <>{words.split(numberToCall).map((part) => (isNumberOfOurs.test(part) ? <Call number={part} /> : part))}</>
}
const isNumberOfOurs = /^(\+\d{1,3}[ \u00a0]?)?(\d[ \u00a0]*){8}$/

function Call({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`} dir="ltr">
      {number.replaceAll(' ', '\u00a0')}
    </a>
  )
}
