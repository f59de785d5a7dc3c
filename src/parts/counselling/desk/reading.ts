import type { Tx } from '#platform/db.ts'
import { type Ending, readEnding, readTakenBack, type TakenBack } from './ending/store.ts'
import { type OwnAbsence, readOwnAbsence } from './own-absence/store.ts'
import {
  type AskedOfMe,
  type ComingCover,
  type Mine,
  type Overdue,
  type Owed,
  readAskedOfMe,
  readComingCover,
  readMine,
  readOverdue,
  readOwed,
  readQueue,
  type Waiting,
} from './store.ts'
import { type MyFamily, readFamilies } from './store-families.ts'

export type Desk = { owed: Owed[]; overdue: Overdue[]; asks: AskedOfMe[]; queue: Waiting[]; mine: Mine[]; families: MyFamily[] } & {
  absence: OwnAbsence[]
  ending: Ending[]
  taken: TakenBack[]
  coming: ComingCover[]
}

/** Beside an open family stand those whose day is next; all of them stand at the desk. */
export const besideAFamily = 12

/** What each part of the desk reads. All of it is index: nothing is opened by standing at the desk. */
const reads = {
  today: async (tx: Tx) => {
    const [absence, owed, overdue] = await Promise.all([readOwnAbsence(tx), readOwed(tx), readOverdue(tx)])
    return { absence, owed, overdue }
  },
  asks: async (tx: Tx) => ({ asks: await readAskedOfMe(tx) }),
  queue: async (tx: Tx) => ({ queue: await readQueue(tx) }),
  mine: async (tx: Tx) => {
    const [mine, ending, taken] = await Promise.all([readMine(tx), readEnding(tx), readTakenBack(tx)])
    return { mine, ending, taken }
  },
  families: async (tx: Tx) => {
    const [families, coming] = await Promise.all([readFamilies(tx), readComingCover(tx)])
    return { families, coming }
  },
  next: async (tx: Tx) => ({ families: await readFamilies(tx, besideAFamily) }),
}

export type FragmentName = keyof typeof reads

export function isFragment(name: string): name is FragmentName {
  return Object.hasOwn(reads, name)
}

export function readFragment(tx: Tx, name: FragmentName): Promise<Partial<Desk>> {
  return reads[name](tx)
}

/** The whole desk: ten questions sent together, in one transaction. */
export async function readDesk(tx: Tx): Promise<Desk> {
  const [today, asks, queue, mine, families] = await Promise.all([
    reads.today(tx),
    reads.asks(tx),
    reads.queue(tx),
    reads.mine(tx),
    reads.families(tx),
  ])
  return { ...today, ...asks, ...queue, ...mine, ...families }
}
