import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * What a form had been shown when it was opened: a page may stand open for an hour, and somebody else may have been there meanwhile. It
 * travels hidden in the form as `seen`. A form without it asks nothing.
 */
export const seenField = z.string().max(10_000).optional()

/** A short sign of what is shown, for what has no id or number that changes with it. */
export function stampOf(...shown: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16)
}

/** Nobody writes over what they have not seen: whoever asks this refuses, what stands now is shown first, and what was typed is kept. */
export function isChangedSince(seen: string | undefined, now: string): boolean {
  return seen !== undefined && seen !== now
}
