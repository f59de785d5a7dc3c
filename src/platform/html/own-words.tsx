const numberToCall = /(\+?\d[\d \u00a0-]{4,}\d)/

/**
 * What somebody has written, exactly as it was written, and never markup. Among words from right to left the groups of a telephone number
 * would change places ("12 34" is read as "34 12"), and a stranger be called: they are held together from left to right.
 */
export function OwnWords({ words }: { words: string }) {
  return <>{words.split(numberToCall).map((part, index) => (index % 2 === 1 ? <bdi dir="ltr">{part}</bdi> : part))}</>
}

/** The same, where the house itself has said at which number it is reached: one press calls. */
export function WordsToCall({ words }: { words: string }) {
  return (
    <>
      {words.split(numberToCall).map((part, index) => {
        if (index % 2 === 0) return part
        return (
          <a href={`tel:${part.replaceAll(/[^\d+]/g, '')}`} dir="ltr">
            {part.replaceAll(' ', '\u00a0')}
          </a>
        )
      })}
    </>
  )
}
