import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { anInquiry } from '../../builders.ts'

const form = '/desk/families/new'

async function aDesk() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  const anne = await (await aSite(database)).signedIn(network.anne.hat)
  const told = async (deadlineOn: string | undefined, intake: Record<string, unknown>) => {
    const wish = { stage: 'claimed', owner: network.anne, level: 'C', ...(deadlineOn ? { deadlineOn } : {}) } as const
    const inquiry = await anInquiry(database.owner, network, wish)
    for (const [name, value] of Object.entries(intake))
      await database.owner.query(`update counselling.intake set ${name} = $2 where inquiry_id = $1`, [inquiry.id, value])
    return `${form}?inquiry=${inquiry.id}`
  }
  return { database, network, anne, told, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

const reasonIn = (page: string) => page.match(/<textarea[^>]*name="levelReason"[^>]*>([^<]*)</)?.[1]?.trim()
const beside = (page: string) => page.match(/<section class="written">[\s\S]*?<\/section>/)?.[0] ?? ''

test('the day and the danger that were told stand beside the form, and in the reason that goes on with the family', async () => {
  await using desk = await aDesk()
  const { network, anne } = desk
  const path = await desk.told('2027-01-01', { deadline_words: 'Huslejen skal betales', in_danger: true })
  const page = (await anne.get(path)).text
  expect(beside(page)).toContain('Har svaret, at der er fare lige nu.')
  expect(beside(page)).toContain('1. januar 2027, Huslejen skal betales')
  const levelReason = reasonIn(page)!
  expect(levelReason).toBe('Har svaret, at der er fare lige nu.\nDet haster med: 1. januar 2027, Huslejen skal betales')
  const fields = {
    ...{ shortName: 'Solsikken', rows: '4', m1Role: 'mother', writer: '1', anchorId: network.anne.hat, deputyId: network.bo.hat },
    ...{ level: 'C', levelReason, stepWords: 'Anne ringer', task: 'call', ownerId: network.anne.hat, dueOn: '2026-11-24' },
  }
  const opened = await anne.send(path, fields, { action: form })
  expect(opened.status).toBe(303)
  expect((await anne.follow(opened)).text).toMatch(/fare lige nu\.\s+Det haster med: 1\. januar 2027, Huslejen skal betales/)
})

test('a day without words stands there too, and where nothing hurries the reason is the counsellor’s own', async () => {
  await using desk = await aDesk()
  expect(reasonIn((await desk.anne.get(await desk.told('2026-12-04', {}))).text)).toBe('Det haster med: fredag 4. december')
  expect(reasonIn((await desk.anne.get(await desk.told(undefined, {}))).text)).toBe('')
})

test('whoever wrote is chosen among the adults, and a person who is still folded away says so', async () => {
  await using desk = await aDesk()
  const page = (await desk.anne.get(await desk.told(undefined, { children: '4 år' }))).text
  const offered = [...page.matchAll(/name="writer" value="([^"]+)"/g)].map(([, value]) => value)
  expect(offered).toEqual(['1', '3', '4', 'none'])
  expect(page.split('Når personen er tilføjet ovenfor.').length - 1).toBe(2)
})
