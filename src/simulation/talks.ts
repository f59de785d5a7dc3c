import type { Job } from './desk.ts'
import { parameters as p } from './parameters.ts'
import type { Member } from './people.ts'
import { chanceFor, formIdFor, type Run, wished } from './run.ts'
import { words } from './words.ts'

type Talk = { id: string; family: string; carrier: string; lastAt: Date }

const page = '/desk/families/:id/conversations/:conversationId'

/** Conversations of open families in which the family had the last word, with whoever carries the family today. */
export async function readTalksWaiting(run: Run): Promise<(Job & { id: string; carrier: string })[]> {
  const { rows } = await run.owner.query<Talk>({
    name: 'talks waiting',
    text: `select c.id, f.id as family, c.last_word_at as "lastAt",
        coalesce((select r.hat_id from core.roster a join core.roster r on r.absence_id = a.id and r.covers and (r.family_id = f.id or r.id = a.default_cover_id)
          where a.person_id = f.anchor_person and a.away_now and a.period @> platform.today() order by r.family_id nulls last limit 1), f.anchor_id) as carrier
      from counselling.conversation c join core.family f on f.id = c.family_id and f.live where c.live and c.last_word_by = 'writer' order by c.last_word_at, c.id`,
  })
  return rows.map((talk) => ({ id: talk.id, carrier: talk.carrier, minutes: p.minutes.nextWord, carry: (by) => answerTalk(run, talk, by) }))
}

async function answerTalk(run: Run, { id, family, lastAt }: Talk, by: Member): Promise<void> {
  const chance = chanceFor(run, 'talk', family, lastAt.toISOString().slice(0, 16))
  const params = { id: family, conversationId: id }
  await run.hands.open(by.who, page, params)
  await wished(run, { who: by.who, path: page, params, typed: { words: words.reply(chance) }, formId: formIdFor(run, chance) })
}
