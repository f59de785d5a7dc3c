import type { Tx } from '#platform/db.ts'
import { readAlarms } from '#platform/limit/limit.ts'
import type { ProofLine } from '../proof/proof.ts'
import { readLastLine } from '../proof/store.ts'
import type { Numbers } from './net.ts'
import { readNumbers, readOldestWaiting, readQuietDays } from './store.ts'

export type Net = {
  numbers: Numbers
  oldest: Date | null
  quietDays: number
  /** Leaders only. */
  lastLine: ProofLine | undefined
  wrongCodes: number | null
}

export async function readNet(tx: Tx, all: boolean): Promise<Net> {
  const [numbers, oldest, quietDays, lastLine, alarms] = await Promise.all([
    readNumbers(tx),
    readOldestWaiting(tx),
    readQuietDays(tx),
    all ? readLastLine(tx) : undefined,
    all ? readAlarms(tx) : [],
  ])
  const alarm = alarms.find((one) => one.alarm)
  return { numbers, oldest, quietDays, lastLine, wrongCodes: alarm?.wrong ?? null }
}
