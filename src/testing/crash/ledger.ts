import type { ClientBase } from 'pg'

const kinds = ['inquiry', 'word', 'answer', 'claim', 'note'] as const
type Kind = (typeof kinds)[number]

/** One thing somebody was told is done: the form it was sent in, whose it is, and its words. A claim is of an inquiry, by a hat. */
type Entry = { kind: Kind; formId: string; words: string; of?: string }

export type Ledger = {
  done(entry: Entry): void
  /** An answer that tells neither that it is done nor why not. */
  strange(what: string): void
  of(kind: Kind): Entry[]
  counts(): Record<Kind, number>
  strangeAnswers(): string[]
}

export function newLedger(): Ledger {
  const entries: Entry[] = []
  const strange: string[] = []
  const of = (kind: Kind) => entries.filter((entry) => entry.kind === kind)
  return {
    done: (entry) => void entries.push(entry),
    strange: (what) => void strange.push(what),
    strangeAnswers: () => strange,
    of,
    counts: () => Object.fromEntries(kinds.map((kind) => [kind, of(kind).length])) as Record<Kind, number>,
  }
}

type Client = Pick<ClientBase, 'query'>
type Row = { id: string; words: string }

/** What was acknowledged beside what stands there, read by the owner: nothing lost, nothing doubled, nothing anybody was not told of. */
export async function faultsOf(client: Client, ledger: Ledger): Promise<string[]> {
  const rows = async (sql: string) => (await client.query<Row>(sql)).rows
  const said = [...ledger.of('inquiry'), ...ledger.of('word')]
  return [
    ...compared('word from them', said, await rows('select id, body as words from counselling.message where not from_us')),
    ...compared('word from us', ledger.of('answer'), await rows('select id, body as words from counselling.message where from_us')),
    ...compared('note', ledger.of('note'), await rows('select id, body as words from counselling.note')),
    ...compared(
      'inquiry',
      ledger.of('inquiry'),
      await rows(
        `select m.id, m.body as words from counselling.inquiry i left join lateral
           (select id, body from counselling.message where conversation_id = i.conversation_id order by at limit 1) m on true`,
      ),
    ),
    ...(await claimsOf(client, ledger)),
    ...(await once(client)),
    ...ledger.strangeAnswers(),
  ]
}

/** No two say the same: words are known by themselves. */
function compared(what: string, told: readonly Entry[], there: readonly Row[]): string[] {
  const words = there.map((row) => row.words)
  const [stand, said] = [new Set(words), new Set(told.map((entry) => entry.words))]
  const lost = told.filter((entry) => !stand.has(entry.words))
  const strange = there.filter((row) => !said.has(row.words))
  const doubled = new Set(words.filter((one, n) => words.indexOf(one) !== n))
  return [
    ...lost.map(({ formId }) => `lost: ${what} ${formId}`),
    ...strange.map(({ id }) => `there, but nobody was told: ${what} ${id}`),
    ...[...doubled].map((one) => `doubled: ${what} "${one}"`),
  ]
}

/** Nobody gives an inquiry back here: whoever was told that it is theirs has it, and took it once. */
async function claimsOf(client: Client, ledger: Ledger): Promise<string[]> {
  const { rows } = await client.query(
    `select i.id, i.owner_id as owner, (select count(*)::int from counselling.inquiry_move m where m.inquiry_id = i.id and m.to_state = 'claimed' and m.from_state = 'received') as times
     from counselling.inquiry i`,
  )
  const told = new Map(ledger.of('claim').map(({ of, words }) => [of, words]))
  return rows.flatMap(({ id, owner, times }) => [
    ...((told.get(id) ?? null) === owner ? [] : [`claimed by ${told.get(id) ?? 'nobody'}, held by ${owner ?? 'nobody'}: inquiry ${id}`]),
    ...(times === (told.has(id) ? 1 : 0) ? [] : [`claimed ${times} times: inquiry ${id}`]),
  ])
}

/** What comes along with a wish came along once: the event of an inquiry, and the step after a note. */
async function once(client: Client): Promise<string[]> {
  const { rows } = await client.query(`
    select 'event of inquiry ' || i.id as what from counselling.inquiry i where 1 <> (select count(*) from core.event e where e.kind = 'inquiry-received' and e.subject_id = i.id)
    union all select 'steps of family ' || f.id from core.family f
      where (select count(*) from core.next_step s where s.family_id = f.id) <> 1 + (select count(*) from counselling.note n where n.family_id = f.id)`)
  return rows.map(({ what }) => `not once: ${what}`)
}
