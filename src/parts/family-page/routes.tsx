import { z } from 'zod'
import { openFamily } from '#core/access.ts'
import { answersToday } from '#core/circle/around.tsx'
import { readNetworkTexts } from '#core/network-text/store.ts'
import { readMyCard } from '#core/send/card.ts'
import { chooseMail } from '#core/send/choice/choose.ts'
import { mailForm } from '#core/send/choice/form.ts'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { linkByMail } from '#core/send/choice/way-back-in.tsx'
import { readMyNotices } from '#core/send/store.ts'
import { may } from '#core/session/permission.ts'
import { readMySafeAnswers, wordsToUs, writeAgain } from '#parts/counselling/index.ts'
import { pageOf } from '#platform/html/pages.tsx'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, goOnNewLeaf, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { ContactPage } from './contact/contact-page.tsx'
import { gone } from './delete/routes.tsx'
import { LeavePage } from './leave/leave-page.tsx'
import { familyOf, forAdult, openOwn, ownPage } from './own.ts'
import { ClosedPage, HomePage, LeftPage } from './page/home-page.tsx'
import { PlanPage } from './page/plan-page.tsx'
import { readClosing, readOwnFamily, readOwnGoals, readOwnNotes, readOwnPromises, readOwnSteps } from './page/store.ts'
import { readTalks, readWords, whereToWrite } from './talk/store.ts'
import { TalkPage, whoReads } from './talk/talk.tsx'
import { texts } from './texts.ts'
import { readTrace } from './trace/store.ts'
import { TracePage } from './trace/trace-page.tsx'

const own = { may: may.readOwnPage, opens: 'own-page' } as const
const wordsForm = z.object({ words: wordsToUs })

/** The page that belongs to one adult of one family: who is there, what comes next, and every trace we leave. */
export function ownPageRoutes(house: { mail: boolean }) {
  const routes = part()
  const contact = (visit: Visit, form: Again) => showContact(visit, form, house)
  const page = (path: string, show: (visit: Visit) => Response | Promise<Response>) => routes.page(path, ownPage, forAdult(show))
  page('/min-side', (visit) => showHome(visit, fresh(visit), house))
  page('/min-side/samtale', (visit) => showTalk(visit, fresh(visit)))
  page('/min-side/plan', showPlan)
  page('/min-side/spor', showTrace)
  page('/min-side/besked', (visit) => contact(visit, fresh(visit)))
  page('/min-side/luk', async (visit) => {
    const card = await openOwn(visit, readMyCard)
    return visit.html(<LeavePage shell={visit.shell} mail={linkByMail(house, card)} />)
  })
  routes.post('/min-side/samtale', {
    ...{ ...own, form: wordsForm, texts },
    unfinished: async (visit, form) => (form.typed.go === 'look' ? look(visit, form) : form.typed),
    act: async (tx, { words }, visit) => {
      await writeAgain(tx, { ...(await whereToWrite(tx)), words, now: visit.now, formId: visit.wishId })
      return `/min-side/samtale#w-${visit.wishId}`
    },
    again: showTalk,
    after: goOnNewLeaf,
  })
  routes.post('/min-side/besked', {
    ...{ ...own, form: mailForm, texts: choiceTexts },
    act: async (tx, value, visit) => {
      await openFamily(tx, familyOf(visit.who), visit.purpose)
      const chosen = await chooseMail(tx, value, house)
      return isRefusal(chosen) ? chosen : '/min-side/besked'
    },
    again: contact,
  })
  return routes
}

async function showHome(visit: Visit, form: Again, house: { mail: boolean }) {
  const found = await openOwn(visit, async (tx) => {
    const [family, notices, steps, promises, talks, closing, card, said, safe] = await Promise.all([
      readOwnFamily(tx),
      readMyNotices(tx),
      readOwnSteps(tx),
      readOwnPromises(tx),
      readTalks(tx),
      readClosing(tx),
      readMyCard(tx),
      readNetworkTexts(tx, visit.lang),
      readMySafeAnswers(tx),
    ])
    return { family, notices, steps, promises, words: await readWords(tx, talks), closing, card, safe, phone: said['phone-hours'] }
  })
  const { closing, card, ...home } = found
  const props = {
    shell: visit.shell,
    now: visit.now,
    today: visit.today,
    form,
    mail: linkByMail(house, card),
    isNew: visit.query('ny') === '1',
    ...home,
  }
  if (home.family.left) return visit.html(<LeftPage {...props} />)
  return visit.html(home.family.open ? <HomePage {...props} /> : <ClosedPage {...props} closing={closing} />)
}

async function showTalk(visit: Visit, form: Again) {
  const { family, ...said } = await openOwn(visit, async (tx) => {
    const [own, talks, promises] = await Promise.all([readOwnFamily(tx), readTalks(tx), readOwnPromises(tx)])
    return { family: own, ended: !own.open && !own.left, promises, words: await readWords(tx, talks) }
  })
  const say = texts(visit.lang)
  const name = family.open ? answersToday(family) : say('us')
  const reads = whoReads(visit, family.open ? family : undefined)
  return visit.html(
    <TalkPage
      {...{ shell: visit.shell, now: visit.now, ...said, stepsIn: family.stepsIn, inDanger: family.inDanger, form, name, reads }}
      gone={visit.query(gone) === '1'}
    />,
  )
}

/** Nothing is sent by looking for an answer: what is half written stands there again. */
async function look(visit: Visit, form: Again) {
  return form.typed.words?.trim() ? showTalk(visit, form) : visit.go('/min-side/samtale')
}

async function showPlan(visit: Visit) {
  const page = pageOf(visit.query('side'))
  const plan = await openOwn(visit, async (tx) => {
    const [goals, steps, notes, promises, family] = await Promise.all([
      readOwnGoals(tx),
      readOwnSteps(tx),
      readOwnNotes(tx, page),
      readOwnPromises(tx),
      readOwnFamily(tx),
    ])
    return { goals, steps, notes, promises, family }
  })
  return visit.html(<PlanPage shell={visit.shell} now={visit.now} today={visit.today} page={page} {...plan} />)
}

async function showTrace(visit: Visit) {
  const page = pageOf(visit.query('side'))
  const trace = await openOwn(visit, (tx) => readTrace(tx, page))
  return visit.html(<TracePage shell={visit.shell} today={visit.today} trace={trace} page={page} />)
}

async function showContact(visit: Visit, form: Again, { mail }: { mail: boolean }) {
  const card = await openOwn(visit, readMyCard)
  return visit.html(<ContactPage shell={visit.shell} form={form} card={card} mail={mail} />)
}
