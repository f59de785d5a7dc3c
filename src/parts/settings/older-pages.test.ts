import { afterAll, expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { anOffer, aPlace } from '#core/offer/builders.ts'
import { problemBeside } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'
import type { Page } from '#testing/site.ts'

/** Two leaders have the same page open. Whoever saves last has not seen what the first wrote: it is shown, and nothing of it is undone. */

const database = await freshDatabase()
const { network, site, birgit, aksel } = await aMorningAtTheSettings(database)
afterAll(() => database[Symbol.asyncDispose]())

type Fields = Record<string, string>

const told = (page: Page, field: string) => problemBeside(page, field) ?? ''
const shown = ({ text }: Page, field: string) =>
  new RegExp(`<input[^>]*name="${field}"[^>]*value="([^"]*)"`).exec(text)?.[1] ??
  new RegExp(`<textarea[^>]*name="${field}"[^>]*>\\s*([^<]*)<`).exec(text)?.[1] ??
  new RegExp(`<select[^>]*name="${field}"[^>]*>(?:(?!</select>)[\\s\\S])*?<option value="([^"]*)" selected`).exec(text)?.[1]
const ticked = ({ text }: Page, field: string) =>
  [...text.matchAll(/<input[^>]*type="(?:checkbox|radio)"[^>]*>/g)]
    .filter(([input]) => input.includes(`name="${field}"`) && input.includes(' checked'))
    .map(([input]) => input.match(/value="([^"]*)"/)![1])

/** Birgit opens the page; Aksel opens it too and saves; then Birgit saves hers. */
async function bothEdit(path: string, aksels: Fields, birgits: Fields) {
  const hers = await birgit.opened(path, { action: path })
  expect((await aksel.send(path, aksels, { action: path })).status).toBe(303)
  return hers(birgits)
}
/** She sends the page she was shown again. */
function again(path: string, { text }: Page, fields: Fields) {
  const seen = text.match(/name="seen" value="([^"]*)"/)![1]!.replaceAll('&quot;', '"')
  return birgit.post(path, { ...fields, seen })
}

const queue = { name: 'Rådgivningen', channels: 'web', languages: 'da', responsible: network.anne.hat, deputy: network.leader.hat }
const queuePath = `/settings/queues/${network.queue.id}`
const queueNow = () =>
  firstRow(database, 'select name, responsible_id as responsible, languages from core.queue where id = $1', [network.queue.id])

test('a queue keeps its new responsible when an older page only adds a language; seen, both stand', async () => {
  await birgit.post(queuePath, queue)
  const both = { ...queue, responsible: network.bo.hat, languages: 'da,ar' }
  const refused = await bothEdit(queuePath, { ...both, languages: 'da' }, { ...both, responsible: queue.responsible })
  expect([refused.status, shown(refused, 'responsible'), ticked(refused, 'languages')]).toEqual([409, network.bo.hat, ['da', 'ar']])
  expect(told(refused, 'responsible')).toBe('En anden har ændret det imens. Her står det nye.')
  expect((await queueNow()).responsible).toBe(network.bo.hat)
  expect((await again(queuePath, refused, both)).status).toBe(303)
  expect(await queueNow()).toMatchObject({ responsible: network.bo.hat, languages: ['da', 'ar'] })
})

test('what both have written stands beside each other: the own words in the field, the other’s above, in the words of the page', async () => {
  await birgit.post(queuePath, queue)
  const [day, night] = [
    { ...queue, name: 'Dagvagten', channels: 'web,phone' },
    { ...queue, name: 'Natvagten', channels: 'web,mail' },
  ]
  const refused = await bothEdit(queuePath, day, night)
  expect([shown(refused, 'name'), ticked(refused, 'channels')]).toEqual(['Natvagten', ['web', 'mail']])
  expect(told(refused, 'name')).toContain('ændret det imens til: Dagvagten. Her står dit eget.')
  expect(told(refused, 'channels')).toContain('til: Hjemmesiden, Telefon.')
  expect((await again(queuePath, refused, night)).status).toBe(303)
  expect((await queueNow()).name).toBe('Natvagten')
})

test('two who save one queue in the same moment: the second is shown what the first wrote', async () => {
  await birgit.post(queuePath, queue)
  const forms = await Promise.all([birgit, aksel].map((leader) => leader.opened(queuePath, { action: queuePath })))
  const wishes = [{ responsible: network.bo.hat }, { languages: 'da,ar' }]
  const pages = await atOnce(
    database,
    'core.queue',
    forms.map((form, n) => () => form({ ...queue, ...wishes[n] })),
  )
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
})

const line = {
  ...{ number: '70 20 10 00', name: 'Linjen', whatDa: 'Hjælp', whatEn: 'Help', forWhomDa: 'Alle', forWhomEn: 'Everybody' },
  ...{ days1: '1,2', from1: '9', to1: '15', source: 'Linjens egen side' },
}
const lineNow = () => firstRow(database, `select key, number, checked_on::text as checked from core.helpline where name = 'Linjen'`)

test('a corrected telephone number and new hours are not undone by an older page that only says for whom the line is', async () => {
  await birgit.post('/settings/helplines/new', line)
  const path = `/settings/helplines/${(await lineNow()).key}`
  const forParents = { ...line, forWhomDa: 'Forældre' }
  const refused = await bothEdit(path, { ...line, number: '70 20 10 99' }, forParents)
  expect([refused.status, shown(refused, 'number'), shown(refused, 'forWhomDa')]).toEqual([409, '70 20 10 99', 'Forældre'])
  expect((await lineNow()).number).toBe('70 20 10 99')
  const hours = await bothEdit(path, { ...line, to1: '18' }, forParents)
  expect([hours.status, shown(hours, 'to1')]).toEqual([409, '18:00'])
})

test('nobody says that a number is checked which they have not seen', async () => {
  const path = '/settings/helplines'
  const { key } = await lineNow()
  const unchecked = () => database.owner.query(`update core.helpline set checked_on = null where key = $1`, [key])
  const press = ({ text }: Page) => {
    const seen = new RegExp(`name="key" value="${key}"[^>]*><input type="hidden" name="seen" value="([^"]+)"`).exec(text)![1]!
    return birgit.post(`${path}/checked`, { key, seen })
  }
  await unchecked()
  const older = await birgit.get(path)
  await aksel.send(`${path}/${key}`, { ...line, number: '70 20 10 11' }, { action: `${path}/${key}` })
  await unchecked()
  const refused = await press(older)
  expect([refused.status, refused.text.includes('Linjen: Den er rettet, siden du åbnede listen.')]).toEqual([409, true])
  expect([refused.text.includes('70 20 10 11'), (await lineNow()).checked]).toEqual([true, null])
  expect([(await press(refused)).status, (await lineNow()).checked]).toEqual([303, '2026-11-23'])
})

test('a place, an offer, an opening and the name of a house are not written over by an older page either', async () => {
  const { owner } = database
  const place = await aPlace(owner, { organisationId: network.house, name: 'Caféen' })
  const offer = await anOffer(owner, { organisationId: network.house })
  const kept = { place: `/settings/places/${place}`, offer: `/settings/offers/${offer}`, house: `/settings/organisations/${network.house}` }
  const here = { name: 'Caféen', kind: 'here', address: 'Ringvej 1', postcode: '4300' }
  const moved = await bothEdit(kept.place, { ...here, address: 'Havnen 2' }, { ...here, travelDa: 'Bus 4' })
  expect([moved.status, shown(moved, 'address'), shown(moved, 'travelDa')]).toEqual([409, 'Havnen 2', 'Bus 4'])

  const group = {
    ...{ kind: 'group', titleDa: 'Kaffe', whatDa: 'Vi drikker kaffe.', forWhomDa: 'Alle', signupDa: 'Kom bare.', languages: 'da' },
    ...{ situations: 'company', validFrom: '2026-11-23' },
  }
  await birgit.post(kept.offer, group)
  const ended = await bothEdit(kept.offer, { ...group, validTo: '2026-12-24' }, { ...group, whatDa: 'Vi spiser kage.' })
  expect([ended.status, shown(ended, 'validTo'), shown(ended, 'whatDa')]).toEqual([409, '2026-12-24', 'Vi spiser kage.'])

  const open = {
    place,
    weekdays: '5',
    from: '10',
    to: '12',
    everyWeeks: '1',
    onHolidays: 'no',
    validFrom: '2026-11-23',
    validTo: '2026-12-18',
  }
  await birgit.post('/settings/openings/new', { offer, ...open })
  const { id } = await firstRow(database, 'select id from core.opening where offer_id = $1', [offer])
  const later = await bothEdit(`/settings/openings/${id}`, { ...open, from: '11' }, { ...open, weekdays: '4,5' })
  expect([later.status, shown(later, 'from'), ticked(later, 'weekdays')]).toEqual([409, '11:00', ['4', '5']])

  const named = await bothEdit(kept.house, { name: 'Huset ved åen' }, { name: 'Huset i byen' })
  expect([named.status, told(named, 'name').includes('til: Huset ved åen.'), shown(named, 'name')]).toEqual([
    ...[409, true, 'Huset i byen'],
  ])
})

test('what a colleague has closed meanwhile is said to be changed, not to be another organisation’s', async () => {
  const closed = `/settings/places/${await aPlace(database.owner, { organisationId: network.house, name: 'Laden' })}`
  const barn = { name: 'Laden', kind: 'here', address: 'Ringvej 1', postcode: '4300' }
  const older = await birgit.opened(closed, { action: closed })
  expect((await aksel.post(`${closed}/close`, {})).status).toBe(303)
  const { status, text } = await older({ ...barn, travelDa: 'Bus 4' })
  expect([status, text.includes('En anden har ændret det'), text.includes('hører til en anden')]).toEqual([409, true, false])
  const offer = `/settings/offers/${await anOffer(database.owner, { organisationId: network.house })}`
  const end = await birgit.opened(offer, { action: `${offer}/end` })
  expect((await aksel.post(`${offer}/end`, { lastDay: '2026-11-23' })).status).toBe(303)
  const ended = await end({ lastDay: '2026-11-30' })
  expect([ended.status, ended.text.includes('hører til en anden')]).toEqual([409, false])
})

test('a text both have changed is shown first; one that only the other has changed is neither lost nor in the way', async () => {
  const path = '/settings/texts'
  const texts = {
    'greeting-da': 'Velkommen',
    'greeting-en': '',
    'phone-hours-da': 'Ring på 12 34 56 78',
    'about-us-da': '',
    'about-us-en': '',
  }
  await aksel.send(path, texts, { action: path })
  const ditte = await site.signedIn(network.director.hat)
  const [older, oldest] = [await ditte.opened(path, { action: path }), await ditte.opened(path, { action: path })]
  await aksel.send(path, { ...texts, 'greeting-da': 'Kom bare ind', 'greeting-en': 'Come in' }, { action: path })
  expect((await older({ ...texts, 'phone-hours-da': 'Ring på 87 65 43 21' })).status).toBe(303)
  const refused = await oldest({ ...texts, 'greeting-da': 'Goddag' })
  expect([refused.status, shown(refused, 'greeting-da'), told(refused, 'greeting-da').includes('til: Kom bare ind.')]).toEqual([
    ...[409, 'Goddag', true],
  ])
  expect([shown(refused, 'greeting-en'), shown(refused, 'phone-hours-da')]).toEqual(['Come in', 'Ring på 87 65 43 21'])
  const now = `select distinct on (name) name, da, en from core.network_text order by name, set_at desc, id desc`
  expect((await database.owner.query(now)).rows).toEqual([
    { name: 'greeting', da: 'Kom bare ind', en: 'Come in' },
    { name: 'phone-hours', da: 'Ring på 87 65 43 21', en: null },
  ])
})

test('a rule is not made over one a colleague has made since: the table shows it first', async () => {
  const path = '/settings/levels'
  const ditte = await site.signedIn(network.director.hat)
  const older = await ditte.opened(path, { action: `${path}/gap` })
  const rule = { level: 'D', validFrom: '2026-11-24' }
  expect((await aksel.send(path, { ...rule, value: '28' }, { action: `${path}/gap` })).status).toBe(303)
  const refused = await older({ ...rule, value: '20' })
  expect([
    refused.status,
    told(refused, 'gap-level').includes('en ny regel'),
    /28 dage fra [a-z]+ 24\. november/.test(refused.text),
  ]).toEqual([...[409, true, true]])
  const { n } = await firstRow(database, `select count(*)::int as n from core.level_rule where level = 'D' and gap_days = 20`)
  expect(n).toBe(0)
})

test('the role one leader has given is not taken back by another who corrects the name on an older page', async () => {
  const frode = await aMember(database.owner, { place: network.house, role: 'counsellor', name: 'Frode' })
  const path = `/settings/people/${frode.hat}`
  const person = { name: 'Frode', role: 'counsellor', profession: '', organisation: network.house }
  const refused = await bothEdit(path, { ...person, role: 'volunteer' }, { ...person, name: 'Frode Holm' })
  expect([refused.status, shown(refused, 'role'), shown(refused, 'name')]).toEqual([409, 'volunteer', 'Frode Holm'])
  expect(await firstRow(database, 'select role from core.hat where id = $1', [frode.hat])).toEqual({ role: 'volunteer' })
  expect((await again(path, refused, { ...person, role: 'volunteer', name: 'Frode Holm' })).status).toBe(303)
})
