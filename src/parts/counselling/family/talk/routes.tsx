import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { words } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { lastWord } from '../../inquiry/form.ts'
import { Lookers } from '../../inquiry/live-parts.tsx'
import { whoElseLooks } from '../../inquiry/store-page.ts'
import { safeAnswerForm, safeWishOf } from '../../safe-answer/form.ts'
import { orderOf } from '../at.ts'
import { wordsOrEmpty } from '../fields.ts'
import { mustSayWhy } from '../page/reading.ts'
import { addressOf, keepTalkDraft, readTalk, saySafeInTalk, writeToAdult } from './actions.ts'
import { TalkPage } from './page.tsx'
import { inquiryOf } from './store.ts'
import { talkTexts } from './texts.ts'

const address = '/desk/families/:id/conversations/:conversationId'

export function talkRoutes() {
  const routes = part()
  routes.page(address, { may: may.counsel, opens: 'counselling' }, (visit) => show(visit, fresh(visit)))
  routes.page(`${address}/fragments/lookers`, { may: may.counsel, opens: 'counselling' }, async (visit) => {
    const at = { familyId: visit.param('id'), id: visit.param('conversationId') }
    const lookers = await visit.ask(async (tx) => {
      const inquiryId = await inquiryOf(tx, at)
      return inquiryId === undefined ? undefined : whoElseLooks(tx, inquiryId)
    })
    return lookers ? visit.html(<Lookers frame={visit} address={addressOf(at.familyId, at.id)} lookers={lookers} />) : visit.notFound()
  })
  routes.post(address, {
    may: may.counsel,
    opens: 'answer',
    form: z.object({ words: words(20_000), lastWord }),
    texts: talkTexts,
    act: (tx, { words, lastWord }, visit) => writeToAdult(tx, orderOf(visit), { talkId: visit.param('conversationId'), words, lastWord }),
    again: (visit, form) => show(visit, form),
  })
  routes.post(`${address}/draft`, {
    ...{ may: may.counsel, opens: 'answer', form: z.object({ words: wordsOrEmpty(20_000) }), texts: talkTexts },
    act: (tx, value, visit) => keepTalkDraft(tx, orderOf(visit), { talkId: visit.param('conversationId'), words: value.words }),
    again: (visit, form) => show(visit, form),
  })
  routes.post(`${address}/safe`, {
    ...{ may: may.counsel, opens: 'counselling', form: safeAnswerForm, texts: talkTexts },
    act: (tx, value, visit) => saySafeInTalk(tx, orderOf(visit), { talkId: visit.param('conversationId'), ...safeWishOf(value) }),
    again: (visit, form) => show(visit, fresh(visit), form),
  })
  return routes
}

async function show(visit: Visit, again: Again, safeAgain = fresh(visit)): Promise<Response> {
  const at = { familyId: visit.param('id'), talkId: visit.param('conversationId'), purpose: visit.purpose }
  try {
    const open = await visit.ask((tx) => readTalk(tx, at))
    if (!open) return visit.notFound()
    return visit.html(<TalkPage shell={visit.shell} now={visit.now} familyId={at.familyId} {...{ open, again, safeAgain }} />)
  } catch (error) {
    // A leader outside the circle says why on the family's page first.
    if (!mustSayWhy(error)) throw error
    return visit.go(`/desk/families/${at.familyId}`)
  }
}
