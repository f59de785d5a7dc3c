import { aHeldFamily, aNetwork, type HeldFamily } from '#core/builders.ts'
import { freshDatabase } from './database.ts'
import { aSite, type Browser, type Page } from './site.ts'

export const deskDay = '2026-11-23'

/** A network on a Monday morning, with whoever works at the desk signed in; each story takes a family of its own. */
export async function aDesk() {
  const database = await freshDatabase()
  await database.setClock(`${deskDay}T10:00:00+01:00`)
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  const [anne, bo, leader] = await Promise.all([network.anne, network.bo, network.leader].map(({ hat }) => site.signedIn(hat)))
  const ask = async (sql: string, values: unknown[] = []) => (await database.owner.query(sql, values)).rows

  async function held(wish: Parameters<typeof aHeldFamily>[2] = {}): Promise<Held> {
    const family = await aHeldFamily(database.owner, network, { adults: 2, due: '2026-11-24', ...wish })
    const address = `/desk/families/${family.id}`
    const send = (browser: Browser, path: string, fields: Record<string, string> = {}) =>
      browser.send(address, fields, { action: `${address}/${path}` })
    return { family, address, send }
  }

  return { database, network, site, anne: anne!, bo: bo!, leader: leader!, ask, held }
}

export type Desk = Awaited<ReturnType<typeof aDesk>>
export type Held = {
  family: HeldFamily
  address: string
  /** Fills in and sends one of the forms on the family's page. */
  send: (browser: Browser, path: string, fields?: Record<string, string>) => Promise<Page>
}
