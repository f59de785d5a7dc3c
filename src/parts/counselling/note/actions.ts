import { tell } from '#core/event.ts'
import { sendAll } from '#core/send/send.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { atFamily, backTo, type Order } from '../family/at.ts'
import { adultsOf, hatReadWith, whereToReach } from '../family/store.ts'
import { readShownTo, type ShownTo, type Theme } from './note.ts'
import { findNote, insertNote } from './store.ts'

type Wish = { body: string; shownTo: string; readers?: string | undefined; themes: readonly Theme[] }

/** A note is added, also after a family has closed; nothing is ever changed. The family must have been opened. */
export async function writeNote(tx: Tx, order: Order, wish: Wish): Promise<true | Refusal> {
  const shown = readShownTo({ ...wish, adults: await adultsOf(tx, order.familyId) })
  if (isRefusal(shown)) return shown
  insertNote(tx, {
    id: order.wishId,
    familyId: order.familyId,
    by: order.me,
    body: wish.body,
    corrects: null,
    themes: wish.themes,
    ...shown,
  })
  await tellReaders(tx, { familyId: order.familyId, ...shown })
  await tell(tx, { kind: 'family-changed', subject: order.familyId, family: order.familyId })
  return true
}

export async function addNote(tx: Tx, order: Order, wish: Wish): Promise<string | Refusal> {
  await atFamily(tx, order)
  const written = await writeNote(tx, order, wish)
  return isRefusal(written) ? written : backTo(tx, order, `note-${order.wishId}`)
}

/** What was wrong stays to be read; the correction stands beside it and is read by the same. */
export async function correctNote(tx: Tx, order: Order, { noteId, body }: { noteId: string; body: string }): Promise<string | Refusal> {
  await atFamily(tx, order)
  const old = await findNote(tx, { id: noteId, familyId: order.familyId })
  if (!old) return refuse('changedMeanwhile')
  insertNote(tx, { id: order.wishId, familyId: order.familyId, by: order.me, body, corrects: noteId, themes: [], ...old })
  await tellReaders(tx, { familyId: order.familyId, ...old })
  await tell(tx, { kind: 'family-changed', subject: order.familyId, family: order.familyId })
  return backTo(tx, order, `note-${order.wishId}`)
}

type Read = { familyId: string; shownTo: ShownTo; adultId: string | null }

/** Whoever may read it besides us is told that it is there, and nobody else: every adult of the family, or the one it is for. */
async function tellReaders(tx: Tx, { familyId, shownTo, adultId }: Read): Promise<void> {
  if (shownTo === 'us') return
  const readers = adultId ? [await hatReadWith(tx, { familyId, adultId })] : (await whereToReach(tx, familyId)).map(({ to }) => to)
  await sendAll(
    tx,
    readers.map((to) => ({ to, notice: { kind: 'note' } })),
  )
}
