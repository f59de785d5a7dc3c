import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { levelRules } from '#core/family/store.ts'
import { comingShifts } from '#core/next-step/store.ts'
import { may } from '#core/session/permission.ts'
import { inWords } from '#platform/http/in-words.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { countRefusedWork } from '../refused-work.ts'
import { openFromForm } from './actions.ts'
import { openingForm, rowCount } from './form.ts'
import { OpenFamilyPage } from './page.tsx'
import { firstTyped } from './prefill.ts'
import { everythingWrong } from './problems.ts'
import { familyOf } from './store.ts'
import { texts } from './texts.ts'
import { goneOr, whatIsTold } from './told.ts'
import type { Told } from './written.tsx'

/** Opening a family, from an inquiry or without one. */
export function openFamilyRoutes() {
  const routes = part()
  routes.page('/desk/families/new', { may: may.counsel, opens: 'open-family' }, (visit) => show(visit, null))
  routes.post('/desk/families/new', {
    may: may.counsel,
    opens: 'open-family',
    form: openingForm,
    texts,
    unfinished: async (visit, form) => (form.typed.more === undefined ? form.typed : await show(visit, oneMoreRow(form))),
    act: (tx, form, visit) => openFromForm(tx, form, { wishId: visit.wishId, me: hatOf(visit), now: visit.now, today: visit.today }),
    again: (visit, form) => show(visit, form),
  })
  return routes
}

function oneMoreRow(form: Again): Again {
  return { ...form, typed: { ...form.typed, rows: String(rowCount(form.typed) + 1) } }
}

async function show(visit: Visit, again: Again | null): Promise<Response> {
  const inquiryId = again?.typed.inquiry ?? visit.query('inquiry')
  const me = hatOf(visit)
  const [known, told] = await Promise.all([
    visit.ask(async (tx) => {
      const [all, yes, rules, shifts] = await Promise.all([colleagues(tx), yesesInAdvance(tx), levelRules(tx), comingShifts(tx)])
      return { all, yes, rules, shifts }
    }),
    isId(inquiryId) ? visit.ask((tx) => whatIsTold(tx, inquiryId, visit)).catch(goneOr) : null,
  ])
  // A form that comes back may find that a colleague was quicker: then it stands here with what was typed, and says so.
  // Nothing is typed yet: the inquiry says itself who has it now, or that it is not here.
  if (inquiryId && !told && !again) return isId(inquiryId) ? visit.go(`/desk/inquiries/${inquiryId}`) : visit.notFound()
  const { all, yes, rules, shifts } = known
  const doers = { me, today: visit.today, colleagues: all, others: [], shifts }
  const quicker = again && isId(inquiryId) ? await visit.ask((tx) => familyOf(tx, inquiryId)) : null
  const typed = again ? await withEverythingWrong(visit, again, told) : fresh(visit, firstTyped({ me, yes, all, told }))
  return visit.html(
    <OpenFamilyPage shell={visit.shell} again={typed} doers={doers} yes={yes} rules={rules} told={told} quicker={quicker} />,
  )
}

/** A form that was refused for one thing says everything that is in its way, each beside its field. */
async function withEverythingWrong(visit: Visit, again: Again, told: Told | null): Promise<Again> {
  if (Object.keys(again.problems).length === 0) return again
  const at = { me: hatOf(visit), today: visit.today, told }
  const found = await visit.ask((tx) => everythingWrong(tx, again.typed, at))
  // Also where something else was in the way first: professional work was on its way to somebody who is no professional.
  const said = inWords(found, 'da', texts)
  const professionalOnly = Object.keys(found).find((field) => found[field] === 'professionalOnly')
  if (professionalOnly && !Object.values(again.problems).includes(said[professionalOnly]!))
    await countRefusedWork(visit, refuse('professionalOnly'), again)
  return { ...again, problems: { ...said, ...again.problems } }
}
