import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

test('a day on which only those who are away have shifts is a day without, and their shifts are not counted', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  expect((await birgit.get('/settings')).text).toMatch(/Vagter de næste to uger[\s\S]{0,200}>Klar<[\s\S]{0,100}>28 vagter</)
  const day = { from: '2026-11-24', until: '2026-11-24', standIn: network.leader.hat }
  for (const { person } of [network.bo, network.cille]) {
    const saved = await birgit.post('/desk/absence/new', { person, ...day })
    expect(saved.status).toBe(303)
  }
  expect((await birgit.get('/settings')).text).toMatch(
    /Vagter de næste to uger[\s\S]{0,200}>Delvist<[\s\S]{0,100}>26 vagter\. 1 hverdag er uden vagt\.</,
  )
})

test('the first page of the settings asks for the own words until it is said who we are and when the telephone is answered', async () => {
  await using database = await freshDatabase()
  const { aksel } = await aMorningAtTheSettings(database)
  const ownTexts = async () => /Hvem I er, og jeres telefontid[\s\S]*?<\/a>/.exec((await aksel.get('/settings')).text)?.[0] ?? ''
  expect(await ownTexts()).toContain('Ikke endnu')
  const write = (texts: Record<string, string>) => aksel.send('/settings/texts', texts, { action: '/settings/texts' })
  await write({ 'about-us-da': 'Vi er en forening i Ringsted.' })
  expect(await ownTexts()).toContain('Skriv, hvornår I tager telefonen')
  await write({ 'about-us-da': 'Vi er en forening i Ringsted.', 'phone-hours-da': 'Ring på 12 34 56 78, mandag kl. 10–14.' })
  expect(await ownTexts()).toContain('Klar')
  await write({ 'phone-hours-da': 'Ring på 12 34 56 78, mandag kl. 10–14.' })
  expect(await ownTexts()).toContain('Ikke endnu')
})

test('until somebody has said yes to stand in, the first page of the settings says that no family can be opened', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  expect((await birgit.get('/settings')).text).toMatch(/I kan tage imod\.[\s\S]*Et ja på forhånd[\s\S]{0,200}>Klar</)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where ended_at is null')
  const { text } = await birgit.get('/settings')
  expect(text).toMatch(
    /I tager imod nu\. Det mangler endnu[\s\S]*href="\/settings\/people\/stand-ins"[\s\S]*Indtil da kan ingen familie åbnes/,
  )
})

test('an invitation that has not left ten minutes later is told of on the first page of the settings', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const frida = { name: 'Frida', role: 'counsellor', profession: 'midwife', organisation: network.house, mail: 'frida@example.org' }
  await birgit.send('/settings/people/new', frida)
  const told = async () => /1 invitation er ikke sendt/.test((await birgit.get('/settings')).text)
  expect(await told()).toBe(false)
  await database.advance(11 * 60_000)
  expect(await told()).toBe(true)
  await database.owner.query('update core.invitation set mailed_at = platform.now()')
  expect(await told()).toBe(false)
})
