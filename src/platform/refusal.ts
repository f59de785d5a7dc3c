/** A rule said no. Refusals are expected and shown to people in their language; exceptions are bugs or outages. */
export type Refusal = { refused: string; field?: string; also?: readonly Refusal[] }

export function refuse(refused: string, field?: string): Refusal {
  return field ? { refused, field } : { refused }
}

/** The refusals among what was asked, in that order. */
export function faultsAmong(...asked: readonly unknown[]): Refusal[] {
  return asked.filter(isRefusal)
}

/** All of them as one answer; null where nothing is in the way. */
export function refuseAll([first, ...also]: readonly Refusal[]): Refusal | null {
  return first ? { ...first, ...(also.length > 0 && { also }) } : null
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

/** A rule of one action said no in the middle of its transaction: everything it wrote is undone and the refusal is what comes out. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}
