import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Mine = {
  /** The conversation goes on with a family: its words may go, the rest stands. */
  ofFamily: boolean
  /** Somebody is to answer, or has answered and it is not finished. */
  open: boolean
  /** The last word is the writer's: an answer is what is waited for. */
  weOwe: boolean
  logDays: number
  journalDays: number
}

/** What the confirmation must say. Index only: nothing of the conversation is read to delete it. */
export async function readMine(tx: Tx, writer: string): Promise<Mine | undefined> {
  const { rows } = await sql<Mine>`
    select c.family_id is not null as "ofFamily", c.state <> 'ended' as open, c.last_word_by <> 'us' as "weOwe", core.days_kept('access-line') as "logDays", core.days_kept('family') as "journalDays"
    from counselling.conversation c where c.writer_id = ${writer}`.execute(tx)
  return rows[0]
}

/** `words` where a family goes on and the conversation stands empty. */
export type Goes = 'all' | 'words'

export function goesNow({ ofFamily }: Pick<Mine, 'ofFamily'>): Goes {
  return ofFamily ? 'words' : 'all'
}

/** Everything that is only this person's, at once; nothing where by now something else would go than what was `shown`. */
export async function deleteMine(tx: Tx, shown: Goes): Promise<Goes | 'changed'> {
  const { rows } = await sql<{ what: Goes | 'changed' }>`select core.delete_mine(${shown}) as what`.execute(tx)
  return rows[0]!.what
}

/** Whether this form has deleted a conversation: its sender is nobody any more, and is told the same again. */
export async function wasTakenBack(tx: Tx, formId: string): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select counselling.was_taken_back(${formId}) as was`.execute(tx)
  return rows[0]!.was
}
