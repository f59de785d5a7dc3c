/** What the hands have done, counted as they were told that it is done. */
export type Tally = {
  add(what: string, times?: number): void
  of(what: string): number
  /** Everything that begins so, the most frequent first. */
  beginning(with_: string): [what: string, times: number][]
}

export function newTally(): Tally {
  const counts = new Map<string, number>()
  return {
    add: (what, times = 1) => void counts.set(what, (counts.get(what) ?? 0) + times),
    of: (what) => counts.get(what) ?? 0,
    beginning: (with_) => [...counts].filter(([what]) => what.startsWith(with_)).sort(([, a], [, b]) => b - a),
  }
}
