const sentenceEnd = /[.!?:…]["”]?$/

/**
 * What of a catalogue is read as prose, as one text: labels of one to three words would make any page look easy. Whatever is filled in
 * counts as a short word, and of plural forms the last one is read.
 */
export function proseOf(catalogue: Record<string, string>): string {
  return Object.values(catalogue)
    .map((text) => filledIn(text).trim())
    .filter((text) => text.split(/\s+/).length > 3)
    .map((text) => (sentenceEnd.test(text) ? text : `${text}.`))
    .join('\n')
}

/** ICU messages with their arguments filled in, from the inside out. */
function filledIn(text: string): string {
  const filled = text.replace(/\{[^{}]*,\s*(?:plural|select|selectordinal),(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, (message) => {
    const last = [...message.matchAll(/\{([^{}]*)\}/g)].at(-1)?.[1] ?? ''
    return last.replaceAll('#', '2')
  })
  const plain = filled.replace(/\{\s*\w+\s*(?:,[^{}]*)?\}/g, 'Anne')
  return plain === text ? text : filledIn(plain)
}
