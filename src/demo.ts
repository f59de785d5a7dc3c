import pg from 'pg'
import { keyFor } from './app.ts'
import { fillDemoWorld } from './demo/world.ts'
import type { OpenWorld } from './world.ts'

/** One line of the table that is printed at the start: who one can be, and the address that makes one so. */
export type DemoSignIn = { who: string; address: string }

/** Fills an empty demo world with people, and says who one can be; on later starts only the latter. */
export async function seedDemoWorld(world: OpenWorld, publicUrl: string): Promise<DemoSignIn[]> {
  if (!world.ownerUrl) return [{ who: 'everyone', address: `${publicUrl}/demo` }]
  const owner = new pg.Client({ connectionString: world.ownerUrl })
  await owner.connect()
  try {
    const { signIns, code } = await fillDemoWorld(owner, { number: 1, key: keyFor(world.secret, 'return-code') })
    const people = signIns.map(({ key, name }) => ({ who: name ? `${key}: ${name}` : key, address: `${publicUrl}/demo` }))
    return [...people, { who: `return code: ${code}`, address: `${publicUrl}/samtale` }]
  } finally {
    await owner.end()
  }
}
