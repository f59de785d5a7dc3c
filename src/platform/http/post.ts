import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { alongside, as, type Db, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { logFault } from '#platform/log.ts'
import { isRefusal, type Refusal, refuseAll } from '#platform/refusal.ts'
import { bodyOf } from './body.ts'
import { NotOursPage, TooMuchPage } from './faults.tsx'
import { isWords, type Problems, problemsOf, readForm, type Typed } from './form.ts'
import { inWords } from './in-words.ts'
import type { Route } from './part.ts'
import type { Visit } from './visit.ts'

export type PostOf = Extract<Route, { method: 'post' }>['post']
/** Told of every wish that was refused, after nothing of it has stayed. */
export type OnRefusal = (visit: Visit, refusal: Refusal, form: { typed: Typed; formId: string }) => Promise<void>
type Deps = { db: Db; key: Buffer; publicUrl: string; refusalOfConstraint: Record<string, string>; onRefusal?: OnRefusal }

/** The one way a form is carried out: whose it is, what it says, once, whole, and then on; or the page again with what was typed. */
export async function runPost(visit: Visit, post: PostOf, deps: Deps): Promise<Response> {
  const posted = await bodyOf(visit.context, deps)
  if (posted.tooMuch) return visit.html(TooMuchPage({ shell: visit.shell }), 413)
  if (!posted.ours) return visit.html(NotOursPage({ shell: visit.shell, typed: posted.typed }), 409)

  const formId = posted.formId || newId()
  const said = post.tellsWhatIsNew ? null : saidIn(posted.typed, deps.key)
  const wish = { post, typed: posted.typed, formId, said }
  return post.unfinished ? nextPage(visit, wish, deps) : carryOut(visit, wish, deps)
}

type Wish = { post: PostOf; typed: Typed; formId: string; said: string | null }

/** A form of several pages whose wish is carried out already leads to its answer: nobody sends twice by going back, and no words return. */
async function nextPage(visit: Visit, wish: Wish, deps: Deps): Promise<Response> {
  const { post, typed, formId } = wish
  const answer = await answerOf(visit, formId, wish.said)
  if (answer !== null) return goOn(visit, wish, answer)
  const next = await post.unfinished!(visit, { typed, problems: {}, formId })
  return next instanceof Response ? next : carryOut(visit, { ...wish, typed: next }, deps)
}

/** What the form of this id was answered when it was carried out; null where it was not, or not by the same sender. */
export async function answerOf(visit: Visit, formId: string, said: string | null = null): Promise<string | null> {
  const asked = sql<{ answer: string | null }>`select platform.form_answer(${formId}, ${senderOf(visit)}, ${said}) as answer`
  return (await visit.ask((tx) => asked.execute(tx))).rows[0]!.answer
}

function goOn(visit: Visit, { post, typed, formId }: Wish, answer: string): Response | Promise<Response> {
  return post.after ? post.after({ ...visit, wishId: formId }, answer, typed) : visit.go(answer)
}

async function carryOut(visit: Visit, wish: Wish, deps: Deps): Promise<Response> {
  const { post, typed, formId, said } = wish
  const again = (problems: Problems, status: 409 | 422, id = formId) => {
    visit.context.status(status)
    visit.shell.refused = id
    return post.again(visit, { typed, problems: inWords(problems, visit.lang, post.texts), formId: id })
  }
  const form = readForm(post.form, typed)
  const others = async (read: object) => (post.faults ? visit.ask(async (tx) => post.faults!(tx, read, visit)) : [])
  if (!form.ok) return again(inItsOrder({ ...problemsOf(await others(form.read)), ...form.problems }, post.form), 422)
  if (post.enter) {
    const entered = refuseAll(await others(form.value as object)) ?? (await post.enter(visit, form.value, formId))
    return isRefusal(entered) ? again(problemsOf([entered]), 409) : entered
  }
  const answer = await actOnce({ visit, post, value: form.value, formId, said, deps })
  if (isRefusal(answer)) {
    await deps.onRefusal?.(visit, answer, { typed, formId })
    // The first wish has been carried out: what is sent now is another one.
    return again(problemsOf([answer]), 409, answer.refused === 'sentBefore' ? newId() : formId)
  }
  return goOn(visit, wish, answer)
}

type Order = { visit: Visit; post: PostOf; value: unknown; formId: string; said?: string | null; deps: Deps }

/** The wish itself: once for one form id, whole or not at all; sent again it gives the answer it gave. */
export async function actOnce({ visit, post, value, formId, said = null, deps }: Order): Promise<string | Refusal> {
  try {
    return await as<string | Refusal>(deps.db, visit.actor, async (tx) => {
      const earlier = await takeForm(tx, formId, { visit, said })
      if (earlier) return earlier
      const fault = refuseAll((await post.faults?.(tx, value as object, visit)) ?? [])
      if (fault) return fault
      const answer = await post.act!(tx, value as z.infer<typeof post.form>, { ...visit, wishId: formId })
      if (!isRefusal(answer)) answerForm(tx, formId, answer)
      return answer
    })
  } catch (error) {
    return refusalOf(error, deps.refusalOfConstraint)
  }
}

type Sent = { visit: Visit; said?: string | null }
/** Null where nobody has sent this form yet: it is taken by this transaction, and whoever sends it again waits for its end. */
export async function takeForm(tx: Tx, formId: string, { visit, said = null }: Sent): Promise<string | null> {
  const asked = sql<{ answer: string | null }>`select platform.take_form(${formId}, ${senderOf(visit)}, ${said}) as answer`
  const taken = await asked.execute(tx)
  return taken.rows[0]?.answer ?? null
}

/** What a form was answered; the first answer stands. */
export function answerForm(tx: Tx, formId: string, answer: string): void {
  alongside(tx, sql`select platform.answer_form(${formId}, ${answer})`)
}

/** A keyed sign of the words a form carries; a choice, a date and an id are none. */
function saidIn(typed: Typed, key: Buffer): string | null {
  const words = Object.entries(typed).filter(([name, value]) => value && isWords(name, value))
  return words.length > 0 ? createHmac('sha256', key).update(JSON.stringify(words.sort())).digest('base64url').slice(0, 16) : null
}

function senderOf({ actor }: Visit): string {
  return `${actor.kind} ${'hat' in actor ? actor.hat : ''}`.trim()
}

/**
 * The database said no. A constraint we know has a refusal of its own. What no rule foresaw (a key, a value it cannot hold, a row that
 * is not this person's) is told plainly, with the words kept, and logged.
 */
function refusalOf(error: unknown, known: Record<string, string>): Refusal {
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string }
  if (known[constraint]) return { refused: known[constraint] }
  if (constraint === 'form_sent_before') return { refused: 'sentBefore' }
  if (constraint === 'form_of_another') return { refused: 'formOfAnother' }
  if (!/^(22|23|42501)/.test(code)) throw error
  logFault('refused without words', error)
  return { refused: code.startsWith('22') ? 'notUnderstood' : 'notPossible' }
}

/** Problems as their fields stand in the form, whoever found them; what is wrong with the whole comes first. */
function inItsOrder(problems: Problems, form: z.ZodType): Problems {
  const fields = form instanceof z.ZodObject ? Object.keys(form.shape) : []
  const place = ([field]: [string, string]) => fields.indexOf(field)
  return Object.fromEntries(Object.entries(problems).sort((a, b) => place(a) - place(b)))
}
