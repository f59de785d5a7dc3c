import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Page } from '#testing/site.ts'

const form = '/desk/families/new'

async function aDesk() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  const anne = await (await aSite(database)).signedIn(network.anne.hat)
  return { database, network, anne, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

/** What can be seen before anything is unfolded: everything outside a closed fold. */
function inSight({ text }: Page): string[] {
  let [closed, depth] = [0, [] as boolean[]]
  const seen: string[] = []
  for (const [tag, name] of text.matchAll(/<details[^>]*>|<\/details>|name="((?:m\d+|home\d)[A-Z][a-z]+)"/g)) {
    if (tag.startsWith('<details')) {
      depth = [...depth, / open/.test(tag)]
      if (!depth.at(-1)) closed++
    } else if (tag === '</details>') {
      if (!depth.at(-1)) closed--
      depth = depth.slice(0, -1)
    } else if (closed === 0) seen.push(name!)
  }
  return seen.filter((name) => /Role|Label/.test(name))
}

test('whoever opens a family meets one person and one home, and unfolds the next', async () => {
  await using desk = await aDesk()
  const page = await desk.anne.get(form)
  expect(inSight(page)).toEqual(['m1Role', 'home1Label'])
  expect(page.text).toContain('name="m4Role"')
})

test('after something was wrong, everybody and every home that was written of stands open', async () => {
  await using desk = await aDesk()
  const named = await desk.anne.send(form, { rows: '4', m1Role: 'mother', m3Name: 'Alma' }, { action: form })
  expect(inSight(named)).toEqual(['m1Role', 'm2Role', 'm3Role', 'home1Label'])
  const twoHomes = await desk.anne.send(form, { rows: '4', m1Role: 'mother', m2Role: 'child', m2Home: 'both' }, { action: form })
  expect(inSight(twoHomes)).toEqual(['m1Role', 'm2Role', 'home1Label', 'home2Label'])
  const elsewhere = await desk.anne.send(form, { rows: '4', m1Role: 'mother', home2Postcode: '8000' }, { action: form })
  expect(inSight(elsewhere)).toEqual(['m1Role', 'home1Label', 'home2Label'])
})

test('beyond four people one more is asked for, and all stand open', async () => {
  await using desk = await aDesk()
  const more = await desk.anne.send(form, { rows: '4', more: 'yes', m1Role: 'mother' }, { action: form })
  expect(inSight(more)).toEqual(['m1Role', 'm2Role', 'm3Role', 'm4Role', 'm5Role', 'home1Label'])
})

test('a deputy is a name; for whom is said only of somebody who has not said yes to everybody', async () => {
  await using desk = await aDesk()
  const words = async () => [...(await desk.anne.get(form)).text.matchAll(/Kun for ([^<]+)</g)].map(([, names]) => names)
  expect(await words()).toEqual([])
  const { cille, bo } = desk.network
  await desk.database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1 and for_hat = $2', [
    cille.hat,
    bo.hat,
  ])
  expect((await words()).every((names) => names?.includes('Anne'))).toBe(true)
  expect((await words()).length).toBe(1)
})
