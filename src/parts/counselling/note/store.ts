import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'
import type { Note, ShownTo, Theme } from './note.ts'

export async function notesOf(tx: Tx, familyId: string): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select n.id, n.body, h.display_name as by, n.by_hat = core.hat() as "byMe", n.at, n.shown_to as "shownTo", n.adult_id as "adultId", n.corrects,
      coalesce((select array_agg(t.theme order by t.theme) from counselling.note_theme t where t.note_id = n.id), '{}') as themes
      from counselling.note n join core.hat h on h.id = n.by_hat where n.family_id = ${familyId} order by n.at, n.id`.execute(tx)
  return rows
}

export type NewNote = {
  id: string
  familyId: string
  by: string
  body: string
  shownTo: ShownTo
  adultId: string | null
  corrects: string | null
  themes: readonly Theme[]
}

export function insertNote(tx: Tx, note: NewNote): void {
  alongside(
    tx,
    tx.insertInto('counselling.note').values({
      id: note.id,
      family_id: note.familyId,
      by_hat: note.by,
      body: note.body,
      shown_to: note.shownTo,
      adult_id: note.adultId,
      corrects: note.corrects,
    }),
  )
  if (note.themes.length === 0) return
  alongside(
    tx,
    tx.insertInto('counselling.note_theme').values(note.themes.map((theme) => ({ note_id: note.id, family_id: note.familyId, theme }))),
  )
}

/** Who may read a note besides us, for a correction to be read by the same. */
export async function findNote(
  tx: Tx,
  note: { id: string; familyId: string },
): Promise<{ shownTo: ShownTo; adultId: string | null } | undefined> {
  const { rows } = await sql<{ shownTo: ShownTo; adultId: string | null }>`
    select shown_to as "shownTo", adult_id as "adultId" from counselling.note where id = ${note.id} and family_id = ${note.familyId}`.execute(
    tx,
  )
  return rows[0]
}
