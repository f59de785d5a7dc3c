import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { levelRules } from '#core/family/store.ts'
import { comingShifts } from '#core/next-step/store.ts'
import { may } from '#core/session/permission.ts'
import type { Typed } from '#platform/http/form.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { openFromForm } from './actions.ts'
import { openingForm, rowCount } from './form.ts'
import { OpenFamilyPage, type OpenPageProps } from './page.tsx'
import { texts } from './texts.ts'
import { goneOr, whatIsTold } from './told.ts'
import { type Told, whoWords } from './written.tsx'

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
  if (inquiryId && !told && !again) return visit.notFound()
  const { all, yes, rules, shifts } = known
  const doers = { me, today: visit.today, colleagues: all, others: [], shifts }
  const typed = again ?? fresh(visit, firstTyped({ me, yes, all, told }))
  return visit.html(<OpenFamilyPage shell={visit.shell} again={typed} doers={doers} yes={yes} rules={rules} told={told} />)
}

type Start = Pick<OpenPageProps, 'yes'> & {
  me: string
  all: OpenPageProps['doers']['colleagues']
  told: Told | null
}

/** What can be known is filled in: I hold the family, somebody who has said yes to me is deputy, and what the writer has told. */
function firstTyped({ me, yes, all, told }: Start): Typed {
  const deputies = all.filter(({ hat }) => yes.some((one) => one.for === me && one.by === hat))
  const deputy = deputies.find(({ awayUntil }) => awayUntil === null) ?? deputies[0]
  const typed: Typed = { anchorId: me, deputyId: deputy?.hat, ownerId: me, task: 'talk', home1Label: 'Hjemme' }
  if (!told) return typed
  const { who, dueOn, postcode } = told.intake
  const role = who && who in whoWords ? whoWords[who as keyof typeof whoWords] : undefined
  return {
    ...typed,
    level: told.level,
    home1Postcode: postcode ?? '',
    m1Role: role,
    m1When: dueOn ? inDanish(dueOn) : '',
    m1Home: '1',
    writer: role ? '1' : undefined,
    tell: 'yes',
  }
}

/** As people write a day: 24.5.2027. */
function inDanish(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}.${month}.${year}`
}
