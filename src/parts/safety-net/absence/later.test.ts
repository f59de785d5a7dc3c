import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, record, today } from '#testing/monday.ts'

const tomorrow = addDays(today, 1)

test('until an absence begins what is promised is with the one who promised it, and the page says from when the stand-in has it', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  await anInquiry(database.owner, network, { stage: 'claimed', promisedHours: 3 })
  const anne = await signedIn(network.anne.hat)
  const plan = await anne.get(`/desk/absence/new?person=${network.anne.person}&from=${tomorrow}`)
  expect(mainWords(plan)).toContain('Alt dette har en person, når fraværet begynder.')
  expect(mainWords(plan)).toContain('Hos Anne. Er det ikke gjort inden, har stedfortræderen det fra i morgen')
  const saved = await record(anne, network.anne, { from: tomorrow, standIn: network.cille.hat })
  const page = mainWords(await anne.follow(saved))
  expect(page).toContain('senest kl. 11.05 Hos Anne. Er det ikke gjort inden, har Cille det fra i morgen')
  expect(page).not.toContain('Nu hos')
  expect(page).toMatch(/Solsikken .* Cille fra i morgen/)
  await database.advance(24 * 3_600_000)
  const begun = mainWords(await (await signedIn(network.leader.hat)).get(saved.location))
  expect(begun).toContain('Nu hos Cille')
  expect(begun).not.toMatch(/Hos Anne\.|fra i morgen/)
  expect((await birgit.get(saved.location)).status).toBe(303)
})

test('an absence that comes to nothing is a quiet button, and whoever presses it reads what became of it', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  for (const [from, button, told] of [
    [tomorrow, 'Fraværet bliver ikke til noget', 'Fraværet bliver ikke til noget. Anne har selv det hele, også vagterne i de dage.'],
    [today, 'Anne er tilbage', 'Anne er tilbage og har selv det hele igen. Stedfortræderen har det ikke længere.'],
  ] as const) {
    const saved = await record(birgit, network.anne, { from, standIn: network.bo.hat })
    const { text } = await birgit.follow(saved)
    expect(text).toMatch(new RegExp(`<button[^>]*data-variant="secondary"[^>]*>${button}<`))
    const done = await birgit.send(saved.location, {}, { action: `${saved.location}/back` })
    expect(done.location).toMatch(/^\/desk\/absence\?.*#done$/)
    expect(mainWords(await birgit.follow(done))).toContain(told)
  }
})

test('a yes in advance is confirmed, the first is not called one more, and an address that was kept tells no yes that is taken back', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const cille = await signedIn(network.cille.hat)
  expect(mainWords(await cille.get('/desk/absence'))).toContain('Sig ja på forhånd Hvem kan du træde ind for?')
  const say = (ready: string) => cille.send('/desk/absence', { hat: network.anne.hat, ready }, { action: '/desk/absence/ready' })
  const said = await say('yes')
  const page = mainWords(await cille.follow(said))
  expect(page).toContain('Du har sagt ja til at træde ind for Anne.')
  expect(page).toContain('Sig ja til flere Hvem kan du også træde ind for?')
  expect(mainWords(await cille.follow(await say('no')))).toContain('Dit ja er taget tilbage. Du træder ikke længere ind for Anne.')
  expect(mainWords(await cille.follow(said))).not.toContain('Du har sagt ja')
})

test('where the last day comes before the first, the shifts before the first day are not said to be lost', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const plan = async (from: string, until = '') =>
    mainWords(await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${from}&until=${until}`))
  const later = addDays(today, 3)
  const shiftsIn = (page: string) => page.match(/kl\. \d+(\.\d+)?–\d+/g)?.length ?? 0
  const [fromToday, wrong, right] = [await plan(today), await plan(later, tomorrow), await plan(later)]
  expect(shiftsIn(fromToday)).toBeGreaterThan(shiftsIn(right))
  expect([wrong.includes('Sidste dag'), shiftsIn(wrong)]).toEqual([true, shiftsIn(right)])
})
