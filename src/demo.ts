import { keyFor } from './app.ts'
import { fillDemoWorld } from './demo/world.ts'
import type { OpenWorld } from './world.ts'

/** One line of the table that is printed at the start: who one can be, and the address that makes one so. */
export type DemoSignIn = { who: string; address: string }

type Start = { address: string; say: (line: string) => void; goesOn: () => boolean }

/** Fills an empty demo world with people, and says who one can be; on later starts only the latter. */
export async function seedDemoWorld({ ownerUrl, url, secret }: OpenWorld, { address, say, goesOn }: Start): Promise<DemoSignIn[]> {
  if (!ownerUrl) return [{ who: 'everyone', address: `${address}/demo` }]
  const { signIns, code } = await fillDemoWorld({ ownerUrl, url, key: keyFor(secret, 'return-code'), say, goesOn })
  const people = signIns.map(({ key, name }) => ({ who: name ? `${key}: ${name}` : key, address: `${address}/demo` }))
  return [...people, { who: `return code: ${code}`, address: `${address}/samtale` }]
}
