import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { hasWritten } from '../../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const goodbye = { closing: 'goals-reached', words: 'Vi er enige om det', reached: 'De sover om natten', ifWorse: 'Ring til Anne' }
const title = 'De vil ikke have det mere'

/** Anne has promised Maja something tomorrow at four. */
async function promised(what: 'answer' | 'call' | 'meet', held?: Held) {
  const family = held ?? (await desk.held({ level: 'C' }))
  const promise = { adultId: family.family.adults[0]!.hat, promiseWhat: what, promiseChannel: 'phone' }
  await family.send(desk.anne, 'promises', { ...promise, promiseDay: '2026-11-24', promiseTime: '16:00' })
  const [{ id }] = (await desk.ask('select id from core.promise where family_id = $1 and open and what = $2', [
    family.family.id,
    what,
  ])) as [{ id: string }]
  return {
    ...family,
    id,
    letGo: (fields: Record<string, string> = { theirYes: 'yes' }) => family.send(desk.anne, `promises/${id}/unwanted`, fields),
    ended: async () => (await desk.ask('select ended_as as "as", not_needed_because as because from core.promise where id = $1', [id]))[0],
  }
}
const stands = { as: null, because: null }

test.each(['call', 'meet'] as const)(
  'a %s they do not want any more is neither kept nor broken, and the family can be closed',
  async (what) => {
    const one = await promised(what)
    expect((await one.send(desk.anne, 'close', goodbye)).text).toContain('Vil de ikke have det mere, så skriv det ved løftet.')
    const form = (await desk.anne.get(`${one.address}?form=unwanted-${one.id}`)).text
    expect([form.includes(title), form.includes('Maja ser på sin egen side, at det ikke er aftalt mere.')]).toEqual([true, true])
    expect((await one.letGo()).status).toBe(303)
    expect(await one.ended()).toEqual({ as: 'not-needed', because: 'their-wish' })
    expect((await desk.anne.get(one.address)).text).toContain('Sagt af Anne: det var deres eget ønske.')
    expect((await one.send(desk.anne, 'close', goodbye)).status).toBe(303)
  },
)

test('she reads on her own page that it is not agreed any more, and that we say it was her wish', async () => {
  const one = await promised('meet')
  await one.letGo()
  const maja = await desk.site.signedIn(one.family.adults[0]!.hat)
  for (const page of ['/min-side', '/min-side/plan'])
    expect((await maja.get(page)).text).toMatch(
      /i morgen kl\.\s16[\s\S]{0,60}Ikke aftalt mere\. Du har sagt nej tak\. Passer det ikke, så skriv til os\./,
    )
  const jonas = await desk.site.signedIn(one.family.adults[1]!.hat)
  expect((await jonas.get('/min-side')).text).not.toContain('nej tak')
})

test('only they can want it no more', async () => {
  const one = await promised('call')
  const refused = await one.letGo({})
  expect(refused.text).toContain('Det skal de selv have sagt. Kan I ikke holde løftet, så flyt det.')
  expect([refused.status, await one.ended()]).toEqual([409, stands])
})

test('what somebody waits for is answered and not waved away, be it the answer or the call that is to be the answer', async () => {
  for (const what of ['answer', 'call'] as const) {
    const held = await desk.held({ level: 'C' })
    await hasWritten(desk.database.owner, desk.network, held)
    const one = await promised(what, held)
    expect((await desk.anne.get(one.address)).text).not.toContain(title)
    const refused = await one.letGo()
    expect([refused.status, refused.text.includes('venter på svar. Svar først.'), await one.ended()]).toEqual([409, true, stands])
  }
})

test('after its time it was kept or broken, whatever they want since', async () => {
  const one = await promised('call')
  await desk.database.setClock('2026-11-24T16:30:00+01:00')
  const anne = await desk.site.signedIn(desk.network.anne.hat)
  expect((await anne.get(one.address)).text).not.toContain(title)
  const refused = await one.send(anne, `promises/${one.id}/unwanted`, { theirYes: 'yes' })
  expect([refused.status, refused.text.includes('Tiden er gået. Så er løftet holdt eller brudt.'), await one.ended()]).toEqual([
    409,
    true,
    stands,
  ])
})
