import { type Adult, type HeldFamily, type Network, type Owner, plant, worldTime } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'

/** A word that stands nowhere else: where it turns up, something of this adult's has turned up. */
export const canary = (adult: Adult, what: string): string => `kun-${adult.name}-${what}`

/**
 * Everything one adult of a family can have that is nobody else's: a conversation, a step, a goal, a promise, a sealed note, a home,
 * a card, a notice, and readings of all that.
 */
export async function aSealedLife(owner: Owner, network: Network, { family, adult }: { family: HeldFamily; adult: Adult }): Promise<void> {
  const { now, today } = await worldTime(owner)
  const by = { created_by: network.anne.hat, family_id: family.id, adult_id: adult.hat }
  const [goal, step, home] = [newId(), newId(), newId()]
  await plant(owner, {
    ...threadOf(network, { family, adult, keptUntil: addDays(today, 90) }),
    'core.goal': [{ id: goal, words: canary(adult, 'mål'), ...by }],
    'core.next_step': [
      {
        id: step,
        owner_id: adult.hat,
        owner_as: 'family_adult',
        task_type: 'own-step',
        task_class: 'human',
        due_on: addDays(today, 2),
        ...by,
      },
    ],
    'core.step_words': [{ step_id: step, family_id: family.id, goal_id: goal, words: canary(adult, 'skridt') }],
    'core.home': [{ id: home, family_id: family.id, adult_id: adult.hat, label: canary(adult, 'hjem') }],
    'core.promise': ['call', 'meet'].map((what, n) => ({
      ...{ id: newId(), to_hat: adult.hat, by_hat: network.cille.hat, family_id: family.id, what, channel: 'phone' },
      due_by: new Date(now.getTime() + (n + 30) * 3_600_000),
    })),
    'counselling.note': [
      { id: newId(), family_id: family.id, by_hat: network.anne.hat, body: canary(adult, 'note'), shown_to: 'adult', adult_id: adult.hat },
    ],
    'core.contact_card': [{ hat_id: adult.hat, channel: 'mail', address: `${canary(adult, 'mail')}@example.org`, turned_on_at: now }],
    'counselling.safe_answer': [{ hat_id: adult.hat, n: 1, words: canary(adult, 'trygt'), by_hat: network.anne.hat }],
    'core.notice': [{ id: newId(), to_hat: adult.hat, kind: 'new-anchor', values: { name: canary(adult, 'besked') } }],
  })
}

function threadOf(network: Network, { family, adult, keptUntil }: { family: HeldFamily; adult: Adult; keptUntil: string }) {
  const ids = { writer: newId(), inquiry: newId(), conversation: newId(), triage: newId() }
  const at = new Date('2026-11-20T10:00:00Z')
  const whose = { inquiry_id: ids.inquiry, writer_id: ids.writer }
  const words = { conversation_id: ids.conversation, writer_id: ids.writer }
  return {
    'core.hat': [{ id: ids.writer, kind: 'writer', person_id: adult.person, became_id: adult.hat, ended_at: at }],
    'counselling.inquiry': [
      {
        ...{ id: ids.inquiry, writer_id: ids.writer, conversation_id: ids.conversation, channel: 'web', queue_id: network.queue.id },
        ...{ state: 'claimed', owner_id: network.anne.hat, claimed_at: at, level: 'C', triage_id: ids.triage },
      },
    ],
    'counselling.triage': [{ id: ids.triage, ...whose, level: 'C', reason: 'Har en dato inden for en uge.' }],
    'counselling.conversation': [
      {
        id: ids.conversation,
        ...whose,
        state: 'active',
        code_hash: `\\x${ids.conversation.replaceAll('-', '')}`,
        code_key: 1,
        keep_until: keptUntil,
      },
    ],
    'counselling.message': [
      { id: newId(), ...words, by_hat: ids.writer, from_us: false, body: canary(adult, 'ord'), at },
      {
        id: newId(),
        ...words,
        by_hat: network.anne.hat,
        from_us: true,
        body: canary(adult, 'svar'),
        at: new Date(at.getTime() + 3_600_000),
      },
    ],
    'core.access_line': [
      { hat_id: network.bo.hat, writer_id: ids.writer, purpose: 'second-opinion', tx: '7', tx_at: at, at },
      { hat_id: adult.hat, family_id: family.id, purpose: 'own-page', tx: '8', tx_at: at, at },
    ],
  }
}

/** The inquiry has become the family's: its conversation goes on with the family. */
export async function goesOnWithFamily(
  owner: Owner,
  { family, by }: { family: HeldFamily; by: { hat: string; person: string } },
): Promise<void> {
  await owner.query(
    `with became as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = $1, ended_by = $2, ended_by_person = $3
       where state = 'claimed' and writer_id in (select w.id from core.hat w join core.hat a on a.id = w.became_id where a.family_id = $1) returning id)
     update counselling.conversation set family_id = $1 where inquiry_id in (select id from became)`,
    [family.id, by.hat, by.person],
  )
}
