import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Ledger } from './ledger.ts'
import type { Answer, Person } from './person.ts'

/** What those who write and those who answer know of the house, and where they note what they were told. */
export type Hands = {
  ledger: Ledger
  owner: Pick<pg.Pool, 'query'>
  /** The words a form of these gives as its code. */
  codeOf(formId: string): string
  /** Whether it goes on. */
  goesOn(): boolean
  today: string
}

let said = 0
/** No two say the same, so that what stands there twice can be seen. */
const words = (what: string) => `${what} nummer ${++said}.`

/** One after the other turns to us, and writes some words more with the code that was shown. */
export async function writes(hands: Hands, newcomer: () => Person): Promise<void> {
  while (hands.goesOn()) {
    const person = newcomer()
    const [formId, first] = [newId(), words('Jeg skriver for første gang,')]
    const receipt = await person.post('/skriv', { formId, words: first, go: 'send', danger: 'no' })
    if (!as(hands, receipt, ({ status, text }) => status === 200 && text.includes('class="code"'))) continue
    hands.ledger.done({ kind: 'inquiry', formId, words: first })
    await person.post('/samtale/kode', { code: hands.codeOf(formId) })
    for (let more = 0; more < 3; more++) {
      const [wordId, again] = [newId(), words('Jeg skriver igen,')]
      const answer = await person.post('/samtale', { formId: wordId, words: again })
      if (!as(hands, answer, leadsTo('/samtale'))) break
      hands.ledger.done({ kind: 'word', formId: wordId, words: again })
    }
  }
}

/** Takes what waits, answers what is theirs, and writes down what was talked about with the family. */
export async function answers(hands: Hands, { person, hat, family }: { person: Person; hat: string; family: string }): Promise<void> {
  while (hands.goesOn()) {
    const todo = await nextFor(hands, hat)
    if (!todo) await wait(50)
    else if (todo.waits) await claims(hands, { person, hat, inquiry: todo.id })
    else await answer(hands, { person, inquiry: todo.id })
    await note(hands, { person, hat, family })
  }
}

async function claims(hands: Hands, { person, hat, inquiry }: { person: Person; hat: string; inquiry: string }): Promise<void> {
  const formId = newId()
  const taken = await person.post(`/desk/inquiries/${inquiry}/claim`, { formId })
  if (taken.status === 409) return // somebody else was quicker
  if (as(hands, taken, leadsTo('/desk/inquiries/'))) hands.ledger.done({ kind: 'claim', formId, words: hat, of: inquiry })
}

async function answer(hands: Hands, { person, inquiry }: { person: Person; inquiry: string }): Promise<void> {
  const [formId, text] = [newId(), words('Tak, fordi du skriver, svar')]
  await person.get(`/desk/inquiries/${inquiry}`)
  const sent = await person.post(`/desk/inquiries/${inquiry}/answer`, { formId, words: text })
  if (sent.status === 409) return // they have written once more, and that is read first
  if (as(hands, sent, leadsTo('/desk'))) hands.ledger.done({ kind: 'answer', formId, words: text })
}

async function note(hands: Hands, { person, hat, family }: { person: Person; hat: string; family: string }): Promise<void> {
  const [formId, body] = [newId(), words('Vi talte sammen, note')]
  const next = { task: 'talk', stepWords: 'Vi taler om ugen', ownerId: hat, dueOn: addDays(hands.today, 3), tell: 'yes' }
  const sent = await person.post(`/desk/families/${family}/after`, { formId, body, shownTo: 'us', themes: 'economy', done: 'yes', ...next })
  if (as(hands, sent, ({ location }) => location.endsWith(`note-${formId}`))) hands.ledger.done({ kind: 'note', formId, words: body })
}

/** What waits in the queue, or what is theirs and was written last by the other side. While the database is away nobody can look. */
async function nextFor({ owner }: Hands, hat: string): Promise<{ id: string; waits: boolean } | undefined> {
  const { rows } = await owner
    .query(
      `select i.id, i.owner_id is null as waits from counselling.inquiry i join counselling.conversation c on c.id = i.conversation_id
       where i.ended_at is null and (i.owner_id is null or (i.owner_id = $1 and c.last_word_by = 'writer')) order by random() limit 1`,
      [hat],
    )
    .catch(() => ({ rows: [] }))
  return rows[0]
}

const leadsTo =
  (path: string) =>
  ({ location }: Answer) =>
    location.startsWith(path)

/** Whether the answer is what it should be after a form that was sent, perhaps more than once. */
function as({ ledger }: Hands, answer: Answer, isDone: (answer: Answer) => boolean): boolean {
  if (isDone(answer)) return true
  const problem = /class="problem[^>]*>([^<]*)/.exec(answer.text)?.[1] ?? ''
  ledger.strange(`an answer nobody expects: ${answer.status} ${answer.location} ${problem}`.trim())
  return false
}
