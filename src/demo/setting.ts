import type { Owner } from '#core/builders.ts'

type SignIn = { key: string; hat: string; name: string }
/** What /demo offers, and whose shifts are planned at each start: kept as a setting of the demo world itself. */
export type DemoWorld = {
  signIns: SignIn[]
  code: string
  queue: string
  /** For each seat of a shift, those who take turns on it. */
  seats: string[][]
}

export const demoSetting = 'demo-world'
/** Stands from the first row of a new demo world to its last, so that half a world is never taken for a whole one. */
export const fillingSetting = 'demo-world-is-being-filled'
/** Held by the one start that fills it, for as long as it lives. */
export const fillingLock = 4_105_003

export async function readDemoWorld(owner: Owner): Promise<DemoWorld | undefined> {
  const { rows } = await owner.query('select value from core.setting where key = $1', [demoSetting])
  return rows[0]?.value
}
