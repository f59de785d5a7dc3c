import { aHeldFamily, aNetwork, type HeldFamily, type Network, type Owner, plant } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import type { TestDatabase } from '#testing/database.ts'
import { aSite, type Browser } from '#testing/site.ts'

/** Every kind of person the house knows, each with a browser of their own. */
export const kinds = [
  'visitor',
  'writer',
  'adult',
  'counsellor',
  'leader',
  'director',
  'administrator',
  'coordinator',
  'volunteer',
  'guest',
] as const
export type Kind = (typeof kinds)[number]

export type Everyone = {
  site: Awaited<ReturnType<typeof aSite>>
  network: Network
  browsers: Record<Kind, Browser>
  hats: Record<Exclude<Kind, 'visitor'>, string>
  /** The counsellor's own, and what only others hold. */
  ours: { family: HeldFamily; goal: string; note: string; waiting: Inquiry; claimed: Inquiry; answered: Inquiry }
  theirs: { family: HeldFamily; claimed: Inquiry }
}

/** One world with everybody in it: the counsellor is Anne, the adult is Maja in Anne's family, and another family is held by others. */
export async function everyone(database: TestDatabase): Promise<Everyone> {
  const { owner } = database
  const network = await aNetwork(owner)
  const { anne, bo, cille } = network
  const family = await aHeldFamily(owner, network, { anchor: anne, deputy: bo, adults: 2 })
  const [waiting, claimed, answered, others] = [
    await anInquiry(owner, network),
    await anInquiry(owner, network, { stage: 'claimed', owner: anne }),
    await anInquiry(owner, network, { stage: 'answered', owner: anne }),
    await anInquiry(owner, network, { stage: 'claimed', owner: cille }),
  ]
  const theirs = { family: await aHeldFamily(owner, network, { name: 'Havblik', anchor: cille, deputy: bo }), claimed: others }
  const hats = {
    ...{ writer: answered.writer.hat, adult: family.adults[0]!.hat, counsellor: anne.hat, leader: network.leader.hat },
    ...{ director: network.director.hat, administrator: network.administrator.hat, coordinator: network.coordinator.hat },
    ...{ volunteer: network.volunteer.hat, guest: network.guest.hat },
  }
  const site = await aSite(database)
  const browsers = { visitor: site.visitor() } as Record<Kind, Browser>
  for (const [kind, hat] of Object.entries(hats)) browsers[kind as Kind] = await site.signedIn(hat)
  const words = await withWords(owner, family)
  return { site, network, browsers, hats, ours: { family, ...words, waiting, claimed, answered }, theirs }
}

/** A goal and a note, so that there is something to reach and something to correct. */
async function withWords(owner: Owner, { id, anchor }: HeldFamily): Promise<{ goal: string; note: string }> {
  const [goal, note] = [newId(), newId()]
  await plant(owner, {
    'core.goal': [{ id: goal, family_id: id, words: 'Vi vil sove om natten', created_by: anchor.hat }],
    'counselling.note': [{ id: note, family_id: id, by_hat: anchor.hat, body: 'Vi talte om søvn.', shown_to: 'family' }],
  })
  return { goal, note }
}

/** The ids of Anne's own things, by the noun that stands before them in an address. */
export function oursIn({ ours: { family, goal, note, claimed } }: Everyone): Record<string, string> {
  const { id: families, step: steps, child: members } = family
  return { families, steps, members, goals: goal, notes: note, inquiries: claimed.id, promises: claimed.promise }
}

/** Fills the ids of an address in: what stands before an id says what it is the id of. Unknown nouns get an id nobody has. */
export function filled(path: string, ids: Record<string, string>): string {
  return path.replaceAll(/([^/]+)\/:[^/]+/g, (_, noun: string) => `${noun}/${ids[noun] ?? newId()}`).replaceAll(/:[^/]+/g, newId)
}

type Request = { path: string; body?: string; method?: string; headers?: Record<string, string> }

/** A request as no page of ours would make it; an empty header is left out. */
export async function sent(all: Everyone, kind: Kind, { path, body, method = 'POST', headers = {} }: Request) {
  const said = { host: 'hele.test', cookie: all.browsers[kind].cookie(), 'sec-fetch-site': 'same-origin', ...headers }
  const answer = await all.site.site.request(`http://hele.test${path}`, {
    ...{ method, body },
    headers: Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
  })
  const endless = answer.headers.get('content-type')?.startsWith('text/event-stream')
  if (endless) await answer.body?.cancel()
  return { status: answer.status, text: endless ? '' : await answer.text(), headers: answer.headers }
}
