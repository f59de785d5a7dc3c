import { readThreatened } from '#core/promise/threatened.ts'
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
  /** Answers that are promised, not late yet, and that nobody's shift can keep; told to those who plan the shifts. */
  beyondShifts: number
  /** Leaders only. */
  lastLine: ProofLine | undefined
  wrongCodes: number | null
  deletion: Deletion | undefined
}

type Reader = { now: Date; all: boolean; leads: boolean }

export async function readNet(tx: Tx, { now, all, leads }: Reader): Promise<Net> {
  const [numbers, { oldest, inDanger }, quietDays, threatened, lastLine, alarms, deletion] = await Promise.all([
    readNumbers(tx),
    readWaiting(tx),
    readQuietDays(tx),
    leads ? readThreatened(tx, now) : [],
    all ? readLastLine(tx) : undefined,
    all ? readAlarms(tx) : [],
    all ? readDeletion(tx) : undefined,
  ])
  const alarm = alarms.find((one) => one.alarm)
  const beyondShifts = threatened.filter(({ by }) => by > now).length
  return { numbers, oldest, inDanger, quietDays, beyondShifts, lastLine, wrongCodes: alarm?.wrong ?? null, deletion }
}
