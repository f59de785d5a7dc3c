import { aHeldFamily, aNetwork, type HeldFamily, type Network, type Owner, plant } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import type { Actor } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** Everybody who may look at Maja's family, and everything there is to be looked at; ids by the name they are called here. */
export type Household = {
  ids: Record<string, string>
  actors: Record<(typeof roles)[number], Actor>
  maja: HeldFamily
  sara: HeldFamily
  network: Network
}

export const roles = [
  ...['visitor', 'writer', 'mother', 'father', 'stranger', 'anchor', 'outside', 'leader', 'director'],
  ...['administrator', 'coordinator', 'volunteer', 'guest', 'job'],
] as const

/**
 * Maja and Jonas are two parents of one family; each has written, told, and been promised something of their own. Anne holds them, Cille
 * does not know them, a volunteer and a guest stand in their circle. Sara is the mother of another family. Somebody waits in the queue.
 */
export async function aHousehold(owner: Owner): Promise<Household> {
  const network = await aNetwork(owner)
  const maja = await aHeldFamily(owner, network, { name: 'Maja', adults: 2 })
  const sara = await aHeldFamily(owner, network, { name: 'Sara', anchor: network.bo, deputy: network.cille })
  const waiting = await anInquiry(owner, network)
  const owned = await anInquiry(owner, network, { stage: 'claimed' })
  const [mother, father] = [maja.adults[0]!, maja.adults[1]!]
  const threads = {
    mother: await aThreadOf(owner, network, { maja, adult: mother }),
    father: await aThreadOf(owner, network, { maja, adult: father }),
  }
  const ids: Record<string, string> = {
    ...{ maja: maja.id, sara: sara.id, step: maja.step, mother: mother.hat, father: father.hat, child: maja.child, anne: network.anne.hat },
    ...{
      'mother.member': mother.member,
      'father.member': father.member,
      queue: network.queue.id,
      volunteer: network.volunteer.hat,
      guest: network.guest.hat,
    },
    ...inquiryIds('waiting', waiting),
    ...inquiryIds('owned', owned),
    ...inquiryIds('mother', threads.mother),
    ...inquiryIds('father', threads.father),
  }
  for (const whose of ['family', 'mother', 'father'])
    Object.assign(ids, await belongings(owner, network, { maja, whose, adult: { mother, father }[whose as 'mother'] }))
  Object.assign(ids, await houseRows(owner, network, { maja, owned }))
  return {
    ids,
    actors: actorsOf(network, { writer: owned.writer.hat, mother: mother.hat, father: father.hat, stranger: sara.adults[0]!.hat }),
    maja,
    sara,
    network,
  }
}

function actorsOf(
  network: Network,
  { writer, mother, father, stranger }: Record<'writer' | 'mother' | 'father' | 'stranger', string>,
): Household['actors'] {
  const staff = (name: 'anne' | 'cille' | 'leader' | 'director' | 'administrator' | 'coordinator' | 'volunteer' | 'guest'): Actor => ({
    kind: 'staff',
    hat: network[name].hat,
  })
  const family = (hat: string): Actor => ({ kind: 'family', hat })
  return {
    ...{
      visitor: { kind: 'visitor' },
      writer: { kind: 'writer', hat: writer },
      mother: family(mother),
      father: family(father),
      stranger: family(stranger),
    },
    ...{
      anchor: staff('anne'),
      outside: staff('cille'),
      leader: staff('leader'),
      director: staff('director'),
      administrator: staff('administrator'),
    },
    ...{ coordinator: staff('coordinator'), volunteer: staff('volunteer'), guest: staff('guest'), job: { kind: 'job', name: 'nightly' } },
  }
}

const inquiryIds = (name: string, { id, writer, conversation, promise }: Inquiry) => ({
  ...{ [`${name}.inquiry`]: id, [`${name}.writer`]: writer.hat, [`${name}.conversation`]: conversation, [`${name}.promise`]: promise },
})

/** The adult wrote before being a family; the code has become a page. */
async function aThreadOf(
  owner: Owner,
  network: Network,
  { maja, adult }: { maja: HeldFamily; adult: { hat: string; person: string } },
): Promise<Inquiry> {
  const inquiry = await anInquiry(owner, network, { stage: 'answered' })
  await owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = $2, ended_by = $3, ended_by_person = $4 where id = $1),
       c as (update counselling.conversation set family_id = $2 where inquiry_id = $1)
     update core.hat set person_id = $5, became_id = $6, ended_at = platform.now() where id = $7`,
    [inquiry.id, maja.id, network.anne.hat, network.anne.person, adult.person, adult.hat, inquiry.writer.hat],
  )
  return inquiry
}

/** A line that once opened something: it opens nothing any more. */
const anOldLine = (hat: string) => ({ id: newId(), hat_id: hat, tx: '1', tx_at: new Date(0), at: new Date() })

/** How one adult may be reached. */
const onlyTheirs = (hat: string) => ({
  'core.contact_card': [{ hat_id: hat, channel: 'page', updated_at: new Date() }],
  'counselling.safe_answer': [{ hat_id: hat, n: 1, words: 'Kun om dagen', by_hat: hat }],
})

/** One thing of each kind that belongs to the family, or to one adult of it. */
async function belongings(
  owner: Owner,
  network: Network,
  { maja, whose, adult }: { maja: HeldFamily; whose: string; adult?: { hat: string; member: string } },
) {
  const id = Object.fromEntries(['goal', 'home', 'step', 'note', 'promise', 'notice', 'stay'].map((kind) => [kind, newId()])) as Record<
    string,
    string
  >
  const to = adult?.hat ?? maja.adults[0]!.hat
  const of = { family_id: maja.id, adult_id: adult?.hat ?? null }
  const task = {
    owner_id: network.anne.hat,
    owner_as: 'employee',
    task_type: 'call',
    task_class: 'professional',
    due_on: maja.due,
    created_by: network.anne.hat,
  }
  await plant(owner, {
    'core.goal': [{ id: id.goal, ...of, words: 'Sove igennem', created_by: network.anne.hat }],
    'core.home': [{ id: id.home, ...of, label: 'hjemme' }],
    'core.stay': [{ id: id.stay, family_id: maja.id, home_id: id.home, member_id: adult?.member ?? maja.child, period: '[2026-01-01,)' }],
    'core.next_step': [{ id: id.step, ...of, ...task }],
    'core.step_words': [{ step_id: id.step, family_id: maja.id, words: 'Ringe' }],
    'core.promise': [
      {
        id: id.promise,
        to_hat: to,
        by_hat: network.anne.hat,
        family_id: maja.id,
        what: 'call',
        channel: 'page',
        due_by: new Date(Date.now() + 9e8),
      },
    ],
    'core.notice': [{ id: id.notice, to_hat: to, kind: 'next-step', values: {} }],
    ...(adult ? onlyTheirs(to) : {}),
    'core.access_line': [{ ...anOldLine(to), family_id: maja.id, purpose: 'own-page' }],
    'counselling.note': [
      {
        id: id.note,
        family_id: maja.id,
        by_hat: network.anne.hat,
        body: 'Vi talte sammen',
        shown_to: adult ? 'adult' : 'family',
        adult_id: adult?.hat ?? null,
      },
    ],
  })
  return Object.fromEntries(Object.entries(id).map(([kind, value]) => [`${whose}.${kind}`, value]))
}

/** What belongs to the house, and what only we know of the family. */
async function houseRows(owner: Owner, network: Network, { maja, owned }: { maja: HeldFamily; owned: Inquiry }) {
  const id = Object.fromEntries(['us.note', 'bridge', 'away', 'cover', 'ask', 'draft'].map((kind) => [kind, newId()])) as Record<
    string,
    string
  >
  const { anne, bo, cille, volunteer, guest } = network
  const of = { inquiry_id: owned.id, writer_id: owned.writer.hat }
  const standing = (hat: string, as: string) => ({ id: newId(), family_id: maja.id, hat_id: hat, as_what: as, accepted_at: new Date() })
  const days = '[2030-01-01,2030-02-01)'
  await plant(owner, {
    'core.circle': [standing(volunteer.hat, 'volunteer'), standing(guest.hat, 'guest')],
    'core.bridge': [{ id: id.bridge, family_id: maja.id, words: 'Ring til mormor', by_hat: anne.hat }],
    'core.roster': [
      {
        id: id.away,
        kind: 'away',
        person_id: bo.person,
        default_cover_id: id.cover,
        period: days,
        recorded_by: network.leader.hat,
        hat_id: null,
        absence_id: null,
      },
      {
        id: id.cover,
        kind: 'covering',
        person_id: cille.person,
        default_cover_id: null,
        period: days,
        recorded_by: network.leader.hat,
        hat_id: cille.hat,
        absence_id: id.away,
      },
    ],
    'core.access_line': [{ ...anOldLine(anne.hat), family_id: maja.id, purpose: 'plan', reason: 'ord' }],
    'core.event': [{ kind: 'note-written', subject_id: id['us.note'], family_id: maja.id, by_hat: anne.hat }],
    'counselling.note': [{ id: id['us.note'], family_id: maja.id, by_hat: anne.hat, body: 'Kun os', shown_to: 'us' }],
    'counselling.note_theme': [{ note_id: id['us.note'], family_id: maja.id, theme: 'child' }],
    'counselling.draft': [{ conversation_id: owned.conversation, writer_id: owned.writer.hat, hat_id: anne.hat, body: 'Kære du' }],
    'counselling.safe_answer': [{ hat_id: owned.writer.hat, n: 1, words: 'Kun om dagen', by_hat: owned.writer.hat }],
    'counselling.viewing': [{ inquiry_id: owned.id, hat_id: anne.hat }],
    'counselling.attempt': [{ ...of, n: 1, by_hat: anne.hat, channel: 'phone' }],
    'counselling.ask': [{ id: id.ask, ...of, what: 'second-opinion', from_hat: anne.hat, to_hat: network.bo.hat }],
  })
  return id
}

/** Of somebody who was here before: numbers, and that the one who had them was told. */
export async function leaveTraces(owner: Owner, { of: hat }: { of: string }): Promise<void> {
  const [from, to] = ['2026-01-05', '2026-01-12']
  await plant(owner, {
    'core.deletion': [{ by_whom: 'night', kind: 'conversation', count: 3 }],
    'core.deletion_run': [{ at: new Date(), failed: 0 }],
    'counselling.past_inquiry': [{ channel: 'web', level: 'D', received_week: from, ended_week: to, ended_as: 'answered-once' }],
    'counselling.past_family': [{ level: 'D', opened_week: from, closed_week: to, closed_as: 'goals-reached', themes: ['child'] }],
    'counselling.taken_back': [{ to_hat: hat, level: 'D', received_at: new Date() }],
  })
}
