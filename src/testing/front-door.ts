import { aNetwork } from '#core/builders.ts'
import { seedDirectory } from '#core/offer/seed.ts'
import { aBrowser, aServedSite, type People, type ServedSite } from './browser.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { eachForOneTest } from './for-one-test.ts'

export type FrontDoor = { world: TestDatabase; site: ServedSite; people: People; [Symbol.asyncDispose](): Promise<void> }

/** A Monday night at 22.40 with the whole directory: somebody with a phone stands before the door of a network that answers tomorrow. */
export async function aFrontDoor(): Promise<FrontDoor> {
  const world = await freshDatabase()
  await world.setClock('2026-11-23T22:40:00+01:00')
  const { network } = await aNetwork(world.owner)
  await seedDirectory(world.owner, network)
  const site = await aServedSite(world)
  const people = eachForOneTest(await aBrowser())
  return {
    ...{ world, site, people },
    async [Symbol.asyncDispose]() {
      await people[Symbol.asyncDispose]()
      await site[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}
