export function wordsIn(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
}

/** How hard a text is to read: words a sentence plus the share of words over six letters. Up to 30 is easy. */
export function lix(text: string): number {
  const words = wordsIn(text)
  const sentences = text.split(/[.!?:](?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length
  if (words.length === 0) return 0
  const long = words.filter((word) => word.length > 6).length
  return Math.round(words.length / Math.max(1, sentences) + (100 * long) / words.length)
}
