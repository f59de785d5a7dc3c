/** True when one typing error at most lies between two words: a letter left out, added, changed, or two neighbours swapped. */
export function withinOneError(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  const start = firstDifference(short, long)
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1)
  const rest = short.slice(start + 1)
  return rest === long.slice(start + 1) || (swapped(short, long, start) && short.slice(start + 2) === long.slice(start + 2))
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

function swapped(a: string, b: string, at: number): boolean {
  return a[at] === b[at + 1] && a[at + 1] === b[at]
}
