import type { Colleague, Yes } from '#core/circle/circle.ts'
import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { levelRules } from '#core/family/store.ts'
import { comingShifts } from '#core/next-step/store.ts'
import { type Given, promisesTo } from '#core/promise/store.ts'
import { may } from '#core/session/permission.ts'
import { dayInDenmark, formatBy, formatDay } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { fieldIdsIn } from '#platform/html/field.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { type Again, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { findBareInquiry, openInquiry } from '../../inquiry/store.ts'
import { closedFamiliesOf, type ReturningTo } from '../open/store.ts'
import type { Doers } from '../step-fields.tsx'
import { firstDay, HolderFields } from './holders.tsx'
import { reopenTexts } from './reopen-texts.ts'

const say = reopenTexts('da')

/** Somebody from a closed family has written again: everything is filled in, and one click opens the family again. */
export function reopenRoutes() {
  const routes = part()
  routes.page('/desk/families/:id/reopen', { may: may.counsel, opens: 'open-family' }, (visit) => showReopen(visit))
  return routes
}

export async function showReopen(visit: Visit, again?: Again): Promise<Response> {
  const inquiryId = again?.typed.inquiry ?? visit.query('inquiry')
  // Without an inquiry the family's own page has the form, for those who held it when it closed.
  if (!isId(inquiryId)) return visit.go(`/desk/families/${visit.param('id')}`)
  const known = await visit.ask((tx) => readKnown(tx, { inquiryId, familyId: visit.param('id'), purpose: visit.purpose }))
  const { family, all, yes, rules, shifts, promises } = known
  if (!family) return visit.notFound()
  const doers: Doers = { me: hatOf(visit), today: visit.today, colleagues: all, others: [], shifts }
  const gapDays = rules[family.level].gapDays
  const form = again ?? { typed: typedFor({ family, doers, yes, gapDays }), problems: {}, formId: visit.formId }
  const owed = owedWords(promises, visit.now)
  return visit.html(<ReopenPage shell={visit.shell} again={form} {...{ family, inquiryId, yes, doers, gapDays, owed }} />)
}

type At = { inquiryId: string; familyId: string; purpose: string }

async function readKnown(tx: Tx, { inquiryId, familyId, purpose }: At) {
  await openInquiry(tx, { id: inquiryId, purpose })
  const inquiry = await findBareInquiry(tx, inquiryId)
  const [families, all, yes, rules, shifts, promises] = await Promise.all([
    closedFamiliesOf(tx, inquiryId),
    colleagues(tx),
    yesesInAdvance(tx),
    levelRules(tx),
    comingShifts(tx),
    inquiry ? promisesTo(tx, inquiry.writerId) : [],
  ])
  return { family: families.find(({ id }) => id === familyId), all, yes, rules, shifts, promises }
}

/** What is promised goes to the anchor, whoever promised it: so nobody becomes one without a word about it. */
function owedWords(promises: readonly Given[], now: Date): string | undefined {
  const open = promises.filter(({ endedAt }) => endedAt === null)
  return open.map(({ what, by }) => say(owedAs[what], { when: formatBy(by, 'da', now) })).join(' ') || undefined
}

const owedAs = { answer: 'owedAnswer', 'write-when': 'owedTime', call: 'owedCall', meet: 'owedMeet', step: 'owedStep' } as const

type For = { family: ReturningTo; doers: Doers; yes: readonly Yes[]; gapDays: number }

function typedFor({ family, doers, yes, gapDays }: For) {
  const all: readonly Colleague[] = doers.colleagues
  return {
    ...firstDay({ before: family, colleagues: all, yes, me: doers.me, today: doers.today, gapDays, words: say('step') }),
    tell: 'yes',
  }
}

type PageProps = For & { shell: Shell; inquiryId: string; again: Again; owed: string | undefined }

function ReopenPage({ shell, family, inquiryId, again, yes, doers, gapDays, owed }: PageProps) {
  const ids = fieldIdsIn('reopen', Object.keys(again.problems))
  const day = formatDay(dayInDenmark(family.closedAt), 'da', doers.today)
  return (
    <DeskPage shell={shell} title={say('title', { name: family.shortName })} lead={say('lead', { day })} here="/desk">
      <ProblemSummary lang="da" problems={again.problems} ids={ids} />
      <Form shell={shell} formId={again.formId} action={`/desk/families/${family.id}/reopen`} class="open-family">
        <input type="hidden" name="inquiry" value={inquiryId} />
        <HolderFields form="reopen" again={again} before={family} yes={yes} doers={doers} gapDays={gapDays} owed={owed} />
        <Actions>
          <Button>{say('open')}</Button>
          <LinkButton href={`/desk/inquiries/${inquiryId}`} look="quiet">
            {say('back')}
          </LinkButton>
        </Actions>
      </Form>
    </DeskPage>
  )
}
