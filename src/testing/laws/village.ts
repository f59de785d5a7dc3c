import { aHeldFamily, aMember, aNetwork, type Hat, type HeldFamily, type Network, type Owner, plant } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'

/** Everyone and everything an attack may name, by the name it is called in the attack. */
export type Village = Record<string, string>

/** A small world in which every guard has something to guard. */
export async function aVillage(owner: Owner): Promise<Village> {
  const network = await aNetwork(owner)
  const spare = await aMember(owner, { place: network.house, role: 'counsellor', name: 'Sofie' })
  const maja = await aHeldFamily(owner, network, { name: 'Maja', level: 'C', adults: 2 })
  const sara = await aHeldFamily(owner, network, { name: 'Sara', level: 'A', anchor: network.bo, deputy: network.cille })
  const waiting = await anInquiry(owner, network, { level: 'A' })
  const claimed = await anInquiry(owner, network, { stage: 'claimed', level: 'A' })
  const answered = await anInquiry(owner, network, { stage: 'answered' })
  const other = await anInquiry(owner, network, { stage: 'claimed' })
  return {
    ...peopleOf(network, { spare }),
    ...familyOf('maja', maja),
    ...familyOf('sara', sara),
    ...inquiryOf('waiting', waiting),
    ...inquiryOf('claimed', claimed),
    ...inquiryOf('answered', answered),
    ...inquiryOf('other', other),
    ...(await lines(owner)),
    ...(await furniture(owner, network, { maja, sara })),
  }
}

function peopleOf(network: Network, more: Record<string, Hat>): Village {
  const { queue, counsellors: _, ...rest } = network
  const named: Village = { queue: queue.id }
  for (const [name, value] of Object.entries({ ...rest, ...more }))
    Object.assign(named, typeof value === 'string' ? { [name]: value } : { [name]: value.hat, [`${name}.person`]: value.person })
  return named
}

function familyOf(name: string, { id, step, due, adults, child }: HeldFamily): Village {
  const all = adults.flatMap(({ hat, person, member }, n) => {
    const key = `${name}.${n === 0 ? 'adult' : 'father'}`
    return [[key, hat] as const, [`${key}.person`, person] as const, [`${key}.member`, member] as const]
  })
  return { [name]: id, [`${name}.step`]: step, [`${name}.due`]: due, [`${name}.child`]: child, ...Object.fromEntries(all) }
}

function inquiryOf(name: string, { id, writer, conversation, promise }: Inquiry): Village {
  return {
    [name]: id,
    [`${name}.writer`]: writer.hat,
    [`${name}.person`]: writer.person,
    [`${name}.conversation`]: conversation,
    [`${name}.promise`]: promise,
  }
}

async function lines(owner: Owner): Promise<Village> {
  const { rows } = await owner.query(`
    select lower(f.short_name) || '.level' as name, f.level_id as id from core.family f
    union all select case i.state when 'received' then 'waiting' when 'answered' then 'answered' else case i.level when 'A' then 'claimed' else 'other' end end || '.triage', i.triage_id from counselling.inquiry i`)
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]))
}

/** Second hats, an empty queue, a free step, a goal, a home and a bridge. */
async function furniture(owner: Owner, network: Network, { maja, sara }: { maja: HeldFamily; sara: HeldFamily }): Promise<Village> {
  const ids = { anne2: newId(), bo2: newId(), leader2: newId(), queue2: newId(), free: newId(), 'sara.goal': newId(), 'maja.goal': newId() }
  const homes = {
    'sara.home': newId(),
    'maja.home': newId(),
    'sara.bridge': newId(),
    'maja.bridge': newId(),
    'maja.note': newId(),
    'sara.note': newId(),
  }
  const again = (id: string, { person, name }: Hat, role: 'counsellor' | 'team_leader') => ({
    ...{ id, kind: 'membership', person_id: person, organisation_id: network.house, role, display_name: name },
  })
  const people = {
    responsible_id: network.leader.hat,
    responsible_person: network.leader.person,
    deputy_id: network.bo.hat,
    deputy_person: network.bo.person,
  }
  await plant(owner, {
    'core.hat': [
      again(ids.anne2, network.anne, 'team_leader'),
      again(ids.bo2, network.bo, 'team_leader'),
      again(ids.leader2, network.leader, 'counsellor'),
    ],
    'core.queue': [{ id: ids.queue2, name: 'Telefonen', channels: ['phone'], languages: ['da'], ...people }],
    'core.next_step': [
      {
        ...{
          id: ids.free,
          family_id: maja.id,
          owner_id: network.anne.hat,
          owner_as: 'employee',
          task_type: 'call',
          task_class: 'professional',
        },
        ...{ due_on: maja.due, created_by: network.anne.hat },
      },
    ],
    'core.step_words': [{ step_id: ids.free, family_id: maja.id, words: 'Ringe til jordemoderen' }],
    'core.goal': [goalRow(ids['maja.goal'], maja), goalRow(ids['sara.goal'], sara)],
    'core.home': [
      { id: homes['maja.home'], family_id: maja.id, label: 'hjemme' },
      { id: homes['sara.home'], family_id: sara.id, label: 'hjemme' },
    ],
    'core.bridge': [bridgeRow(homes['maja.bridge'], maja), bridgeRow(homes['sara.bridge'], sara)],
    'counselling.note': [noteRow(homes['maja.note'], maja), noteRow(homes['sara.note'], sara)],
  })
  return { ...ids, ...homes }
}

const goalRow = (id: string, { id: family_id, anchor }: HeldFamily) => ({ id, family_id, words: 'Sove igennem', created_by: anchor.hat })
const bridgeRow = (id: string, { id: family_id, anchor }: HeldFamily) => ({ id, family_id, words: 'Ring til mormor', by_hat: anchor.hat })
const noteRow = (id: string, { id: family_id, anchor }: HeldFamily) => ({ id, family_id, by_hat: anchor.hat, body: 'Vi talte sammen.' })
