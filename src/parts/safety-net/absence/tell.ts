import { sendAll } from '#core/send/send.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { findToTell, takeTelling } from './store.ts'

/** Tells every adult whose anchor is away today the name of the one who steps in: once for each name. */
export async function tellWhoStepsIn(tx: Tx, absence: string | null = null): Promise<number> {
  const due = (await findToTell(tx, absence)).map((one) => ({ ...one, notice: newId() }))
  if (due.length === 0) return 0
  const ours = new Set(await takeTelling(tx, due))
  const mine = due.filter(({ notice }) => ours.has(notice))
  await sendAll(
    tx,
    mine.map(({ notice, adult, name, away, until }) => ({
      id: notice,
      to: adult,
      notice: { kind: 'stand-in', values: { name, away, until } },
    })),
  )
  return mine.length
}
