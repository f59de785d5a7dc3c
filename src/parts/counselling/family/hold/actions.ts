import { changeAnchor, changeDeputy } from '#core/circle/actions.ts'
import { colleagues } from '#core/circle/store.ts'
import { tell } from '#core/event.ts'
import { changeLevel } from '#core/family/level.ts'
import { familyWords } from '#core/family/store.ts'
import { sendAll } from '#core/send/send.ts'
import type { Tx } from '#platform/db.ts'
import { isChangedSince, stampOf } from '#platform/http/seen.ts'
import type { Level } from '#platform/level.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { promiseNearer } from '../../receive/nearer.ts'
import { atFamily, atOpenFamily, backTo, type Order } from '../at.ts'
import { whereToReach } from '../store.ts'
import { answersOwed } from '../talk/store.ts'
import { setAbout, setName } from './store.ts'

type Seen = { seen?: string | undefined }
type LevelWish = Seen & { level: Level; levelReason: string; dueOn: string; bridge: string }

/** Up or down, with a reason. A higher level asks for a nearer date in the same form. */
export async function setLevel(tx: Tx, order: Order, wish: LevelWish): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  if (isChangedSince(wish.seen, family.levelId)) return refuse('levelIsAnother', 'level')
  const set = await changeLevel(tx, family, {
    level: wish.level,
    reason: wish.levelReason,
    dueOn: wish.dueOn || null,
    bridgeWords: wish.bridge,
    at: order,
  })
  if (isRefusal(set)) return set
  if (wish.level < family.level) await answerSooner(tx, order, wish.level)
  return changed(tx, order, 'level')
}

/** Whoever of the family has written and waits is answered as the family's new level asks. */
async function answerSooner(tx: Tx, { familyId, now }: Order, level: Level): Promise<void> {
  for (const { byHat, conversationId, ...owed } of await answersOwed(tx, familyId))
    await promiseNearer(tx, { ...owed, holder: { hat: byHat }, talk: { familyId, conversationId }, level, subject: conversationId }, now)
}

/** Another holds the family from now on, and its people are told the new name: first, for whoever hands it on reaches nobody afterwards. */
export async function nameAnchor(
  tx: Tx,
  order: Order,
  wish: Seen & { anchorId: string; deputyId: string; handsOver: boolean },
): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  if (isChangedSince(wish.seen, whoHolds(family))) return refuse('holdersAreOthers', 'anchorId')
  await tellTheName(tx, order, wish.anchorId)
  const named = await changeAnchor(tx, family, {
    anchorId: wish.anchorId,
    deputyId: wish.deputyId || null,
    handsOver: wish.handsOver,
    me: order.me,
  })
  return isRefusal(named) ? named : changed(tx, order, 'circle')
}

export async function nameDeputy(tx: Tx, order: Order, wish: Seen & { deputyId: string }): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  if (isChangedSince(wish.seen, whoHolds(family))) return refuse('holdersAreOthers', 'deputyId')
  const named = await changeDeputy(tx, family, { deputyId: wish.deputyId, me: order.me })
  return isRefusal(named) ? named : changed(tx, order, 'circle')
}

/** What the forms that name another have shown. */
export function whoHolds({ anchorId, deputyId }: { anchorId: string; deputyId: string }): string {
  return `${anchorId} ${deputyId}`
}

async function tellTheName(tx: Tx, order: Order, anchorId: string): Promise<void> {
  const [adults, all] = [await whereToReach(tx, order.familyId), await colleagues(tx)]
  const name = all.find(({ hat }) => hat === anchorId)?.name
  if (!name) return
  await sendAll(
    tx,
    adults.map(({ to }) => ({ to, notice: { kind: 'new-anchor' as const, values: { name } } })),
  )
}

export async function renameFamily(tx: Tx, order: Order, { shortName, seen }: Seen & { shortName: string }): Promise<string | Refusal> {
  const family = await atFamily(tx, order)
  if (isChangedSince(seen, family.shortName)) return refuse('wordsAreOthers', 'shortName')
  await setName(tx, order.familyId, shortName)
  return changed(tx, order, 'people')
}

export async function tellAbout(tx: Tx, order: Order, { about, seen }: Seen & { about: string }): Promise<string | Refusal> {
  await atFamily(tx, order)
  const words = await familyWords(tx, order.familyId)
  if (isChangedSince(seen, stampOf(words?.about ?? null))) return refuse('wordsAreOthers', 'about')
  await setAbout(tx, order.familyId, about || null)
  return changed(tx, order, 'people')
}

async function changed(tx: Tx, order: Order, place: string): Promise<string> {
  await tell(tx, { kind: 'circle-changed', subject: order.familyId, family: order.familyId })
  return backTo(tx, order, place)
}
