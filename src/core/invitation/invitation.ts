import { z } from 'zod'
import { words } from '#platform/http/fields.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** The name people are met by: a first name is enough. */
export const nameField = words(60, 'nameMissing')
export const mailField = z
  .string()
  .trim()
  .max(254, 'tooLong')
  .refine((text) => text === '' || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text), 'mailWrong')
  .transform((text) => text || null)
  .optional()

/** Whoever holds something is somebody's named person, and stays until another has said yes. */
export function mayEnd({ live, held }: { live: boolean; held: number }): true | Refusal {
  if (!live) return refuse('alreadyEnded')
  return held > 0 ? refuse('holdsStill') : true
}

/** A yes in advance is given back with the end; everything else somebody holds must be handed over first. */
export function isYes(kind: string): boolean {
  return kind === 'stand-in' || kind === 'stood-in-for'
}
