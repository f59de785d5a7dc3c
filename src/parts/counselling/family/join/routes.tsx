import { openFamily } from '#core/access.ts'
import { findFamily } from '#core/family/store.ts'
import { membersOf } from '#core/member/store.ts'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { readFamilies } from '../../desk/store-families.ts'
import { GonePage } from '../../inquiry/pages.tsx'
import { readGone } from '../../inquiry/reading.ts'
import { orderOf } from '../at.ts'
import { goneOr, whatIsTold } from '../open/told.ts'
import { mustSayWhy } from '../page/reading.ts'
import { joinFamily } from './actions.ts'
import { joinForm } from './form.ts'
import { WhichFamilyPage, WhoWrotePage } from './page.tsx'
import { joinTexts } from './texts.ts'

/** A contact that belongs to a family we hold already. */
export function joinRoutes() {
  const routes = part()
  routes.page('/desk/families/join', { may: may.counsel, opens: 'open-family' }, (visit) => show(visit, fresh(visit)))
  routes.post('/desk/families/join', {
    ...{ may: may.counsel, opens: 'open-family', form: joinForm, texts: joinTexts },
    act: (tx, form, visit) => joinFamily(tx, form, { ...orderOf(visit), familyId: form.family }),
    again: (visit, form) => show(visit, form),
  })
  return routes
}

async function show(visit: Visit, again: Again): Promise<Response> {
  const [inquiryId, familyId] = [again.typed.inquiry ?? visit.query('inquiry'), again.typed.family ?? visit.query('family')]
  if (!isId(inquiryId)) return visit.go('/desk')
  const told = await visit.ask((tx) => whatIsTold(tx, inquiryId, visit)).catch(goneOr)
  if (!told) return showGone(visit, inquiryId)
  const { shell, today } = visit
  if (!isId(familyId))
    return visit.html(<WhichFamilyPage shell={shell} today={today} told={told} families={await visit.ask(readFamilies)} />)
  try {
    const { family, members } = await visit.ask(async (tx) => {
      await openFamily(tx, familyId, visit.purpose)
      return { family: await findFamily(tx, familyId), members: await membersOf(tx, familyId) }
    })
    if (!family) return visit.notFound()
    return visit.html(<WhoWrotePage shell={shell} today={today} told={told} family={family} members={members} again={again} />)
  } catch (error) {
    if (!mustSayWhy(error)) throw error
    return visit.go(`/desk/families/${familyId}`)
  }
}

async function showGone(visit: Visit, inquiryId: string): Promise<Response> {
  const gone = await visit.ask((tx) => readGone(tx, inquiryId))
  return gone ? visit.html(<GonePage frame={visit} gone={gone} />) : visit.notFound()
}
