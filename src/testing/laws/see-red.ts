import type { PoolClient } from 'pg'
import { expect } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { type Attack, damageOf, refusalOf } from './attack.ts'
import { conveniences } from './conveniences.ts'
import { type Guard, guardsOf, withoutGuard } from './guards.ts'
import { keepHistory } from './oracle.ts'
import { aVillage, type Village } from './village.ts'

type Stage = { client: PoolClient; village: Village; guards: Guard[] }

/** A village in a world of its own, with the guards of one schema. */
export async function aStage(schema: string): Promise<Stage & { close(): Promise<void> }> {
  const world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  await keepHistory(world.owner)
  const village = await aVillage(world.owner)
  const client = await world.owner.connect()
  const guards = await guardsOf(client, schema)
  const close = async () => {
    client.release()
    await world[Symbol.asyncDispose]()
  }
  return { client, village, guards, close }
}

/** The list of guards comes from the catalogue: one that no attack names is a guard nobody has seen work. */
export function expectEveryGuardAttacked({ guards }: Stage, attacks: Attack[]): void {
  const attacked = new Set([...attacks.map(({ guard }) => guard), ...conveniences.map(({ trigger }) => trigger)])
  const known = new Set(guards.map(({ name }) => name))
  expect(
    guards.filter(({ name }) => !attacked.has(name)).map(({ table, name }) => `${table} ${name}`),
    'guards that no attack names',
  ).toEqual([])
  expect(
    attacks.map(({ guard }) => guard).filter((name) => !known.has(name)),
    'attacks on guards that do not stand',
  ).toEqual([])
}

/** With the guard the deed is refused in its name; without it the oracle says which law is broken. */
export async function expectSeenRed({ client, village, guards }: Stage, attack: Attack): Promise<void> {
  const guard = guards.find(({ name }) => name === attack.guard)!
  expect(await refusalOf(client, attack, village), 'refused by').toBe(attack.refusedBy ?? attack.guard)
  const damage = await damageOf(client, { attack, guard, village })
  expect(damage.map(({ law }) => law).join('\n'), `broken without ${attack.guard}`).toContain(attack.breaks)
}

/** A trigger that only fills in: the honest deed goes through with it and is refused by a key without it. */
export async function expectOnlyConvenient({ client, village, guards }: Stage): Promise<void> {
  for (const { trigger, deed, refusedBy } of conveniences) {
    const guard = guards.find(({ name }) => name === trigger)
    if (!guard) continue
    const honest: Attack = { guard: trigger, breaks: '', deed }
    expect(await refusalOf(client, honest, village), trigger).toBeNull()
    expect(await refusalOf(client, { ...honest, before: withoutGuard(guard) }, village), `without ${trigger}`).toBe(refusedBy)
  }
}
