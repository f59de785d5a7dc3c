import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

test('whoever has no pages yet is told so where the real world tells it, with the way to log out', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  for (const [key, { hat }] of Object.entries({ coordinator: network.coordinator, volunteer: network.volunteer, guest: network.guest })) {
    const browser = site.visitor()
    const entered = await browser.send('/demo', { hat, key })
    expect([key, entered.status, entered.location]).toEqual([key, 303, '/sessions'])
    const { text } = await browser.follow(entered)
    expect([text.includes('Din rolle har ikke egne sider endnu'), text.includes('Log ud</button>')]).toEqual([true, true])
  }
})
