import type { ClientBase } from 'pg'
import { readLinesAfter, rowOf, verifyChain } from '#parts/safety-net/index.ts'
import { ask, type Db } from '#platform/db.ts'
import type { Gone } from './gone.ts'

type World = { owner: Pick<ClientBase, 'query'>; db: Db }

/** Law 9 beside what the triggers saw go: every deletion has its line and its numbers, the chain of nights holds, nothing is overdue. */
export async function unprovedOf({ owner, db }: World, gone: Gone): Promise<string[]> {
  const lines = await ask(db, { kind: 'job', name: 'proof' }, (tx) => readLinesAfter(tx, 0))
  const { rows } = await owner.query(`
    select (select coalesce(sum(count), 0)::int from core.deletion where kind = 'conversation') as written,
      (select count(*)::int from counselling.past_inquiry) as remembered,
      (select count(*)::int from core.deletion_overdue where what = 'not-deleted') as overdue`)
  const { written, remembered, overdue } = rows[0]
  const proved = lines.at(-1)?.counts['deleted-conversation'] ?? 0
  const { problems } = verifyChain(lines.map(rowOf).join(''))
  const [conversations, inquiries] = [gone.of('counselling.conversation'), gone.of('counselling.inquiry')]
  return [
    ...(written === conversations ? [] : [`deletions: ${conversations} gone, ${written} written down`]),
    ...(remembered === inquiries ? [] : [`numbers of what was deleted: ${inquiries} gone, ${remembered} remembered`]),
    ...(proved === written ? [] : [`deletions: ${written} written down, ${proved} in the last proof`]),
    ...(overdue === 0 ? [] : [`${overdue} are still here after their day`]),
    ...problems.map((problem) => `the chain of proofs: ${problem}`),
  ]
}
