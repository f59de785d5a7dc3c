import { afterAll, expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { problemBeside } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'
import type { Page } from '#testing/site.ts'

const people = '/settings/people'
const database = await freshDatabase()
const { network, site, birgit, aksel } = await aMorningAtTheSettings(database, { mail: false })
afterAll(() => database[Symbol.asyncDispose]())

const colleague = (name: string) => aMember(database.owner, { place: network.house, role: 'counsellor', name })
const hat = (role: string) => ({ role, profession: '', organisation: network.house })
const hatsOf = async (person: string) =>
  (await firstRow(database, 'select array_agg(role order by role) as roles from core.hat where person_id = $1 and live', [person])).roles
const wish = (more: Record<string, string>) => ({ name: 'Frida', mail: '', ...hat('counsellor'), ...more })
const invite = (more: Record<string, string>) => () => birgit.post(`${people}/new`, wish(more))
const named = async (name: string) =>
  (await firstRow(database, 'select count(*)::int as n from core.hat where display_name like $1', [`${name}%`])).n
const told = (page: Page, field: string) => problemBeside(page, field) ?? ''
const statuses = (pages: readonly Page[]) => pages.map(({ status }) => status).sort()

const already = 'Den rolle har personen allerede dér'

test('nobody is given the hat they have; when it has ended, they may have it again', async () => {
  const frode = await colleague('Frode')
  const again = await birgit.post(`${people}/${frode.hat}/hats`, hat('counsellor'))
  expect([again.status, told(again, 'role').includes(already)]).toEqual([409, true])
  const further = await birgit.post(`${people}/${frode.hat}/hats`, hat('volunteer'))
  expect([further.status, await hatsOf(frode.person)]).toEqual([303, ['counsellor', 'volunteer']])
  const twice = await birgit.post(`${people}/${frode.hat}/hats`, hat('volunteer'))
  expect([twice.status, await hatsOf(frode.person)]).toEqual([409, ['counsellor', 'volunteer']])
  expect((await birgit.post(`${further.location}/leave/end`, {})).status).toBe(303)
  expect((await birgit.post(`${people}/${frode.hat}/hats`, hat('volunteer'))).status).toBe(303)
})

test('nobody becomes by a change of role what they are already; a new name is no new hat', async () => {
  const gerda = await colleague('Gerda')
  const second = (await birgit.post(`${people}/${gerda.hat}/hats`, hat('volunteer'))).location
  const page = await birgit.post(second, { name: 'Gerda', ...hat('counsellor') })
  expect([page.status, told(page, 'role').includes(already)]).toEqual([409, true])
  expect((await birgit.post(second, { name: 'Gerda Holm', ...hat('volunteer') })).status).toBe(303)
  expect(await hatsOf(gerda.person)).toEqual(['counsellor', 'volunteer'])
})

test('two leaders give the same person the same hat in one moment: one is told that it is there', async () => {
  const inger = await colleague('Inger')
  const give = [birgit, aksel].map((leader) => () => leader.post(`${people}/${inger.hat}/hats`, hat('volunteer')))
  const pages = await atOnce(database, 'core.hat', give)
  expect([statuses(pages), await hatsOf(inger.person)]).toEqual([
    [303, 409],
    ['counsellor', 'volunteer'],
  ])
  expect(pages.find(({ status }) => status === 409)!.text).toContain(already)
})

test('two leaders invite the same person in one moment: one is told that somebody of that name is here', async () => {
  const both = [birgit, aksel].map((leader) => () => leader.post(`${people}/new`, wish({ name: 'Jonna' })))
  expect([statuses(await atOnce(database, 'core.person', both)), await named('Jonna')]).toEqual([[200, 409], 1])
})

test('whoever has the mail address is here already, whatever else is written, also where two write it in one moment', async () => {
  const [kaj, holm] = [
    { name: 'Kaj', mail: 'kaj@hus.dk' },
    { name: 'Kaj Holm', mail: 'Kaj@hus.dk' },
  ]
  const pages = await atOnce(database, 'core.person', [invite(kaj), invite(holm)])
  const refused = pages.find(({ status }) => status === 409)!
  expect([statuses(pages), told(refused, 'mail').includes('Den mail står allerede ved en anden her'), await named('Kaj')]).toEqual([
    [200, 409],
    true,
    1,
  ])
  const later = await birgit.post(`${people}/new`, wish({ name: 'Kaj Lund', role: 'volunteer', mail: 'kaj@hus.dk' }))
  expect([later.status, (await invite({ name: 'Kaj Lund' })()).status]).toEqual([409, 200])
})

test('who leads another house is not told whose mail address it is, nor that anybody has it', async () => {
  expect((await invite({ name: 'Laura', mail: 'laura@hus.dk' })()).status).toBe(200)
  const elsewhere = await aMember(database.owner, { place: network.association, role: 'team_leader', name: 'Mona' })
  const mona = await site.signedIn(elsewhere.hat)
  const page = await mona.post(`${people}/new`, wish({ name: 'Laura', mail: 'laura@hus.dk', organisation: network.association }))
  expect([page.status, page.text.includes('står allerede')]).toEqual([200, false])
})

test('a sheet in which one mail address stands twice is refused at the second row', async () => {
  const text = 'Organisation;Navn;Rolle;Fag;Mail\nHuset ved havnen;Ove;rådgiver;;ove@hus.dk\nHuset ved havnen;Per;frivillig;;OVE@hus.dk\n'
  const page = await birgit.post('/settings/csv/preview', { kind: 'people', text })
  expect(page.text.match(/Række \d, [^<]*/g)).toEqual([expect.stringMatching(/^Række 3, Mail: Den mail står allerede ved en anden her/)])
})
