import { aHeldFamily, type Network } from '#core/builders.ts'
import { anOffer, anOpening, aPlace } from '#core/offer/builders.ts'
import { invitationToken } from '#core/session/door.ts'
import { newToken, tokenHash } from '#core/session/session.ts'
import { offerSetup } from '#core/setup/setup.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { aServedSite } from '#testing/browser.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aHousehold, type Household } from '#testing/household.ts'
import { aSite, type Browser, testSecret } from '#testing/site.ts'
import { keyFor } from '../../src/app.ts'
import { filled } from '../everyone.ts'
import { textOf } from '../files.ts'

/** Every address one can look at, and which right it names, as they stand in the list of them all. */
export function looks(): { route: string; right: string }[] {
  return [...textOf('tests/routes.txt').matchAll(/^get +(\S+) +(\S+)/gm)].map(([, route, right]) => ({ route: route!, right: right! }))
}

const someones = ['writer', 'held writer', 'mother', 'counsellor', 'leader', 'director', 'administrator', 'volunteer'] as const
export type Who = 'visitor' | (typeof someones)[number]

const whoLooks: Record<string, Who> = {
  ...{ 'directory.read': 'visitor', 'inquiry.send': 'visitor', 'session.begin': 'visitor', 'network.begin': 'visitor' },
  ...{ 'demo.sign-in': 'visitor', 'page.own': 'mother', 'session.own': 'mother' },
  ...{ 'desk.counsel': 'counsellor', 'net.read': 'leader', 'settings.set-up': 'leader', 'page.make-own': 'mother' },
}

export type Stop = { who: Who; url: string }

export type World = {
  cookies: Partial<Record<Who, string>>
  /** Where one looks at an address: once, or as several people, or in several states. */
  stopsAt(address: { route: string; right: string }): Stop[]
  [Symbol.asyncDispose](): Promise<void>
}

/** One house with something of everything in it, so that there is something to see at every address; and one that has not begun. */
export async function aWorldToSee(): Promise<World> {
  const [database, empty] = await Promise.all([freshDatabase(), freshDatabase()])
  const setup = { setup: (await offerSetup(empty.db))! }
  await database.setClock('2026-11-24T10:05:00+01:00')
  const household = await aHousehold(database.owner)
  const { network } = household
  const written = await anInquiry(database.owner, network, { stage: 'answered' })
  const browsers = await browsersOf(await aSite(database), household, written.writer.hat)
  const ids = { ...(await thingsOf(database, household)), ...(await aClosedFamily(database, network, browsers.counsellor)) }
  await openedFrom(written.id, network, browsers.counsellor)
  const [house, begun] = await Promise.all([aServedSite(empty), aServedSite(database)])
  const more = moreOf(ids)
  return {
    cookies: Object.fromEntries(someones.map((who) => [who, browsers[who].cookie()])),
    stopsAt: ({ route, right }) => {
      if (right === 'network.begin') return [{ who: 'visitor', url: house.url + filled(route, setup) }]
      const stops = more[route] ?? { [filled(route, ids)]: [whoLooks[right]!] }
      return Object.entries(stops).flatMap(([path, all]) => all.map((who) => ({ who, url: begun.url + path })))
    },
    async [Symbol.asyncDispose]() {
      for (const one of [house, begun, empty, database]) await one[Symbol.asyncDispose]()
    },
  }
}

/** Addresses that more than one kind of person sees, each in their own way, or in more than one state, or with something asked for. */
function moreOf(ids: Record<string, string>): Record<string, Record<string, Who[]>> {
  return {
    '/find': { '/find?sted=4300': ['visitor'] },
    '/en/find': { '/en/find?sted=4300': ['visitor'] },
    '/samtale': { '/samtale': ['visitor', 'writer', 'held writer'] },
    '/en/samtale': { '/en/samtale': ['visitor', 'writer', 'held writer'] },
    '/samtale/besked': { '/samtale/besked': ['held writer'] },
    '/en/samtale/besked': { '/en/samtale/besked': ['held writer'] },
    '/samtale/trygt-svar': { '/samtale/trygt-svar': ['writer'] },
    '/en/samtale/trygt-svar': { '/en/samtale/trygt-svar': ['writer'] },
    '/samtale/slet': { '/samtale/slet': ['writer'] },
    '/en/samtale/slet': { '/en/samtale/slet': ['writer'] },
    '/desk': { '/desk': ['counsellor', 'leader'] },
    '/desk/families/:id': { [`/desk/families/${ids.families}`]: ['counsellor'], [`/desk/families/${ids.closed}`]: ['counsellor'] },
    '/desk/families/:id/reopen': { [`/desk/families/${ids.closed}/reopen?inquiry=${ids.again}`]: ['counsellor'] },
    '/desk/families/join': {
      [`/desk/families/join?inquiry=${ids.inquiries}`]: ['counsellor'],
      [`/desk/families/join?inquiry=${ids.inquiries}&family=${ids.families}`]: ['counsellor'],
    },
    '/desk/families/new': { [`/desk/families/new?inquiry=${ids.inquiries}`]: ['counsellor'] },
    '/desk/inquiries/:id': { [`/desk/inquiries/${ids.inquiries}`]: ['counsellor'], [`/desk/inquiries/${ids.waiting}`]: ['leader'] },
    '/desk/search': { '/desk/search?q=maja': ['counsellor'] },
    '/desk/absence/new': { [`/desk/absence/new?person=${ids.person}`]: ['leader'] },
    '/net': { '/net': ['leader', 'director'] },
    '/sessions': { '/sessions': ['mother', 'counsellor'] },
    '/settings': { '/settings': ['leader', 'administrator'] },
    '/settings/openings/new': { [`/settings/openings/new?offer=${ids.offers}`]: ['leader'] },
  }
}

/** The id of one thing of each kind, by the noun that stands before it in an address. */
async function thingsOf({ owner }: TestDatabase, { ids, network, maja }: Household): Promise<Record<string, string>> {
  const places = await aPlace(owner, { organisationId: network.house })
  const offers = await anOffer(owner, { organisationId: network.house })
  const openings = await anOpening(owner, { offerId: offers, placeId: places })
  const shift = await owner.query('select id from core.shift where planned order by starts_at desc limit 1')
  return {
    ...{ families: maja.id, inquiries: ids['owned.inquiry']!, conversations: ids['mother.conversation']!, absence: ids.away! },
    ...{ organisations: network.house, places, offers, openings, queues: network.queue.id, shifts: shift.rows[0].id },
    ...{ people: network.anne.hat, person: network.anne.person, helplines: 'livslinien', lists: 'open' },
    ...{
      waiting: ids['waiting.inquiry']!,
      invitation: await anInvitation(owner, network.cille.hat),
      link: await aLink(owner, ids.mother!),
    },
  }
}

async function anInvitation(owner: TestDatabase['owner'], hat: string): Promise<string> {
  const id = newId()
  const token = invitationToken({ key: keyFor(testSecret, 'sign-in') }, id)
  await owner.query(
    `insert into core.invitation (id, hat_id, token_hash, ends_at) values ($1, $2, $3, platform.now() + interval '7 days')`,
    [id, hat, tokenHash(token)],
  )
  return token
}

async function aLink(owner: TestDatabase['owner'], hat: string): Promise<string> {
  const token = newToken()
  await owner.query(`insert into core.sign_in_link (token_hash, hat_id, ends_at) values ($1, $2, platform.now() + interval '1 hour')`, [
    tokenHash(token),
    hat,
  ])
  return token
}

type Browsers = Record<(typeof someones)[number], Browser>

async function browsersOf(site: Awaited<ReturnType<typeof aSite>>, { network, ids }: Household, held: string): Promise<Browsers> {
  const { anne, leader, director, administrator, volunteer } = network
  const staff = {
    counsellor: anne.hat,
    leader: leader.hat,
    director: director.hat,
    administrator: administrator.hat,
    volunteer: volunteer.hat,
  }
  const hats = { writer: ids['owned.writer']!, 'held writer': held, mother: ids.mother!, ...staff }
  const all = Object.entries(hats).map(async ([who, hat]) => [who, await site.signedIn(hat)])
  return Object.fromEntries(await Promise.all(all))
}

/** From an inquiry: whoever wrote it is held, and has not yet made the thread a page of their own. */
async function openedFrom(inquiry: string, { anne, bo }: Network, counsellor: Browser): Promise<void> {
  const path = '/desk/families/new'
  const fields = {
    ...{ shortName: 'Skoven', rows: '4', m1Role: 'mother', m1Name: 'Ida', writer: '1', level: 'C', levelReason: 'En frist' },
    ...{ anchorId: anne.hat, deputyId: bo.hat, ownerId: anne.hat, task: 'call', stepWords: 'Vi ringer', dueOn: '2026-11-26', tell: 'yes' },
  }
  await counsellor.send(`${path}?inquiry=${inquiry}`, fields, { action: path })
}

/** A family that has been closed, and its mother has written again. */
async function aClosedFamily({ owner }: TestDatabase, network: Network, counsellor: Browser): Promise<Record<'closed' | 'again', string>> {
  const { anne, bo } = network
  const { id, adults } = await aHeldFamily(owner, network, { name: 'Engen', anchor: anne, deputy: bo })
  const goodbye = { words: 'Vi er enige', reached: 'De sover om natten', ifWorse: 'Ring til Anne', afterCare: 'Om tre måneder' }
  const path = `/desk/families/${id}`
  await counsellor.send(path, { closing: 'goals-reached', ...goodbye }, { action: `${path}/close` })
  const again = await anInquiry(owner, network, { stage: 'claimed', owner: anne })
  await owner.query('update core.hat set person_id = $1 where id = $2', [adults[0]!.person, again.writer.hat])
  return { closed: id, again: again.id }
}
