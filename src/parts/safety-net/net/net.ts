/** Everything the net counts. Each number opens the list it was counted from. */
export type NetKind =
  | 'open'
  | 'without'
  | 'unowned'
  | 'overdue'
  | 'bridged'
  | 'quiet'
  | 'unanswered'
  | 'untimed'
  | 'late'
  | 'kept'
  | 'moved'
  | 'broken'
  | 'away'
  | 'shut'
  | 'deputy'
  | 'drift'

/** In the order a leader asks: the families, those who have written, what was promised, and us. */
export const netKinds: readonly NetKind[] = [
  ...(['open', 'without', 'shut', 'deputy', 'overdue', 'quiet', 'bridged', 'unanswered', 'late', 'untimed', 'unowned'] as const),
  ...(['kept', 'moved', 'broken', 'away', 'drift'] as const),
]

export type Numbers = Record<NetKind, number>

export function isNetKind(text: string): text is NetKind {
  return (netKinds as readonly string[]).includes(text)
}

export function addressOf(kind: NetKind): string {
  return `/net/lists/${kind}`
}

/** Numbers that are as they should be at nothing only. The first two can never be anything else: the database sees to it. */
const zeroIsFine: readonly NetKind[] = ['without', 'unowned', 'shut', 'deputy', 'overdue', 'quiet', 'untimed', 'late', 'broken']

export function isFine(kind: NetKind, count: number): boolean {
  return count === 0 || !zeroIsFine.includes(kind)
}

/** What wants somebody to look, in all. */
export function wantLook(numbers: Numbers): number {
  return zeroIsFine.reduce((sum, kind) => sum + numbers[kind], 0)
}
