import type { Tx } from '#platform/db.ts'
import { readAlarms } from '#platform/limit/limit.ts'
import { type Deletion, readDeletion } from '../deletion/store.ts'
import type { ProofLine } from '../proof/proof.ts'
import { readLastLine } from '../proof/store.ts'
import type { Numbers } from './net.ts'
import { readNumbers, readQuietDays, readWaiting } from './store.ts'

export type Net = {
  numbers: Numbers
  oldest: Date | null
  /** How many of those who wait are in danger. */
  inDanger: number
  quietDays: number
  /** Leaders only. */
  lastLine: ProofLine | undefined
  wrongCodes: number | null
  deletion: Deletion | undefined
}

export async function readNet(tx: Tx, all: boolean): Promise<Net> {
  const [numbers, { oldest, inDanger }, quietDays, lastLine, alarms, deletion] = await Promise.all([
    readNumbers(tx),
    readWaiting(tx),
    readQuietDays(tx),
    all ? readLastLine(tx) : undefined,
    all ? readAlarms(tx) : [],
    all ? readDeletion(tx) : undefined,
  ])
  const alarm = alarms.find((one) => one.alarm)
  return { numbers, oldest, inDanger, quietDays, lastLine, wrongCodes: alarm?.wrong ?? null, deletion }
}
