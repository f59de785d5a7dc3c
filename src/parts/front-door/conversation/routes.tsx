import { z } from 'zod'
import { readNetworkName } from '#core/network-text/store.ts'
import { type CodeSecret, hashesToTry } from '#core/return-code/return-code.ts'
import { readMyCard } from '#core/send/card.ts'
import { chooseMail } from '#core/send/choice/choose.ts'
import { mailForm } from '#core/send/choice/form.ts'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { may } from '#core/session/permission.ts'
import { comeIn, newToken, tokenHash } from '#core/session/session.ts'
import { canReceive, wordsToUs, writeAgain } from '#parts/counselling/index.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, goOnNewLeaf, hatOf, type Visit } from '#platform/http/visit.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { CodePage, MadeElsewherePage } from './code-page.tsx'
import { heldBack } from './held-back.tsx'
import { readHeld } from './held-store.ts'
import { sendOn } from './own-page-now.tsx'
import { ConversationPage, WordOutsidePage } from './pages.tsx'
import { safeAnswerPage } from './safe-answer.tsx'
import { makeMyPage, openOwn, readOwn, readOwnInquiry, whereMade } from './store.ts'
import { texts } from './texts.ts'
import { tryCode } from './try-code.ts'

const codeForm = z.object({ code: z.string({ message: 'codeMissing' }).trim().min(1, 'codeMissing').max(200, 'codeWrong') })
const wordsForm = z.object({ words: wordsToUs })

/** Coming back: with the code to one's own conversation, and from there, when a family is opened, to one's own page. */
export function conversationRoutes(secrets: readonly CodeSecret[], house: { mail: boolean }) {
  const routes = part()
  const show = (visit: Visit, form = fresh(visit), pageForm = fresh(visit)) => showOwn(visit, { form, pageForm, mail: house.mail })
  // Nothing is sent by looking for an answer: what is half written stands there again.
  const look = async (visit: Visit, form: Again) =>
    form.typed.words?.trim() ? show(visit, form) : visit.go(inLanguage(visit.lang, '/samtale'))
  routes.page('/samtale', { may: may.writeToUs, english: true }, (visit) => show(visit))
  // Whoever reads again, in another language, what came back with a mistake.
  for (const sent of ['/samtale/kode', '/samtale/min-side'])
    routes.page(sent, { may: may.writeToUs, english: true }, (visit) => visit.go(inLanguage(visit.lang, '/samtale')))
  routes.post('/samtale/kode', {
    may: may.writeToUs,
    english: true,
    form: codeForm,
    texts,
    again: (visit, form) => showCode(visit, { form, mail: house.mail }),
    enter: (visit, { code }) => enterByCode(visit, code, secrets),
  })
  routes.post('/samtale', {
    may: may.makeOwnPage,
    english: true,
    form: wordsForm,
    texts,
    unfinished: async (visit, form) => {
      if (visit.who.kind === 'family') return sendOn(visit, form, { field: 'words', to: '/min-side/samtale' })
      return form.typed.go === 'look' ? look(visit, form) : heldBack(visit, form, ['words'])
    },
    act: async (tx, { words }, visit) => {
      const own = await readOwnInquiry(tx)
      await writeAgain(tx, { ...own, words, now: visit.now, formId: visit.wishId })
      return inLanguage(visit.lang, '/samtale')
    },
    again: (visit, form) => show(visit, form),
    after: goOnNewLeaf,
  })
  ownPage(routes, async (visit, pageForm) => (await showMade(visit, house)) ?? show(visit, fresh(visit), pageForm))
  wordOutsidePage(routes, house)
  safeAnswerPage(routes)
  return routes
}

/** When a family is opened the conversation becomes a page of the writer's own. */
function ownPage(routes: ReturnType<typeof part>, show: (visit: Visit, pageForm: Again) => Promise<Response>): void {
  routes.post('/samtale/min-side', {
    may: may.writeToUs,
    english: true,
    // A second click comes from the adult the first one made; one on another telephone from nobody, for the first has ended its session.
    unfinished: async (visit, form) => {
      if (visit.who.kind === 'writer') return form.typed
      return visit.who.kind === 'family' ? visit.go('/min-side') : show(visit, form)
    },
    form: z.object({ phone: z.enum(['shared', 'mine'], 'whoUsesMissing') }),
    texts,
    act: async (tx, { phone }, visit) => {
      return (await makeMyPage(tx, tokenHash(visit.token!), phone === 'mine')) ? phone : refuse('changedMeanwhile')
    },
    again: show,
    after: (visit, phone) => {
      if (phone === 'mine') visit.signIn(visit.token!, daysRemembered)
      return visit.go('/min-side?ny=1')
    },
  })
}

/** Asked only when a family is open: until then the conversation needs no name and no address. */
function wordOutsidePage(routes: ReturnType<typeof part>, { mail }: { mail: boolean }): void {
  const choice = { may: may.makeOwnPage, english: true }
  const showChoice = async (visit: Visit, form: Again) => {
    const card = await visit.ask(async (tx) => {
      await openOwn(tx, hatOf(visit))
      return (await readHeld(tx)) && { mine: await readMyCard(tx) }
    })
    if (!card) return visit.go(inLanguage(visit.lang, '/samtale'))
    return visit.html(<WordOutsidePage shell={visit.shell} form={form} card={card.mine} mail={mail} />)
  }
  routes.page('/samtale/besked', choice, (visit) =>
    visit.who.kind === 'family' ? visit.go('/min-side/besked') : showChoice(visit, fresh(visit)),
  )
  routes.post('/samtale/besked', {
    ...{ ...choice, form: mailForm, texts: choiceTexts },
    unfinished: async (visit, form) => (visit.who.kind === 'family' ? visit.go('/min-side/besked') : form.typed),
    act: async (tx, value, visit) => {
      await openOwn(tx, hatOf(visit))
      if (!(await readHeld(tx))) return refuse('changedMeanwhile')
      const chosen = await chooseMail(tx, value, { mail })
      return isRefusal(chosen) ? chosen : inLanguage(visit.lang, '/samtale/besked')
    },
    again: showChoice,
  })
}

const daysRemembered = 30

/** Two telephones with the same code: what the other one made is said to whoever was in the conversation here, and to nobody else. */
async function showMade(visit: Visit, { mail }: { mail: boolean }): Promise<Response | null> {
  const { token } = visit
  const made = token && (await visit.askAs({ kind: 'visitor' }, (tx) => whereMade(tx, tokenHash(token))))
  if (!made) return null
  if (made === 'here') return visit.go('/min-side')
  const receives = await visit.askAs({ kind: 'visitor' }, (tx) => canReceive(tx, visit.lang))
  return visit.html(<MadeElsewherePage shell={visit.shell} mail={mail} receives={receives} />, 409)
}

/** One address for both: the conversation for whoever has opened it, the place for the code for everyone else. */
async function showOwn(visit: Visit, page: { form: Again; pageForm: Again; mail: boolean }): Promise<Response> {
  if (visit.who.kind === 'family') return visit.go('/min-side')
  if (visit.who.kind !== 'writer') return showCode(visit, page)
  const conversation = await visit.ask((tx) => readOwn(tx, hatOf(visit), visit.lang))
  return visit.html(<ConversationPage {...{ shell: visit.shell, conversation, now: visit.now, leaveFormId: visit.formId }} {...page} />)
}

async function showCode(visit: Visit, { form, mail }: { form: Again; mail: boolean }): Promise<Response> {
  const asked = await visit.ask(async (tx) => ({ receives: await canReceive(tx, visit.lang), network: await readNetworkName(tx) }))
  return visit.html(<CodePage shell={visit.shell} form={form} mail={mail} {...asked} />)
}

async function enterByCode(visit: Visit, code: string, secrets: readonly CodeSecret[]): Promise<Response | Refusal> {
  const token = newToken()
  const hashes = hashesToTry(secrets, code).map(({ hash }) => hash)
  const opened = await tryCode(visit, { hashes, token: tokenHash(token) })
  if (isRefusal(opened)) return opened
  await comeIn(visit, token)
  return visit.go(opened === 'family' ? '/min-side' : inLanguage(visit.lang, '/samtale'))
}
