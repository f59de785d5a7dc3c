import type { Colleague, Yes } from '#core/circle/circle.ts'
import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { levelRules } from '#core/family/store.ts'
import { comingShifts } from '#core/next-step/store.ts'
import { may } from '#core/session/permission.ts'
import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { type Again, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { openInquiry } from '../../inquiry/store.ts'
import { closedFamiliesOf, type ReturningTo } from '../open/store.ts'
import { type Doers, fieldIdIn } from '../step-fields.tsx'
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
  const known = await visit.ask(async (tx) => {
    await openInquiry(tx, { id: inquiryId, purpose: visit.purpose })
    const [families, all, yes, rules, shifts] = await Promise.all([
      closedFamiliesOf(tx, inquiryId),
      colleagues(tx),
      yesesInAdvance(tx),
      levelRules(tx),
      comingShifts(tx),
    ])
    return { family: families.find(({ id }) => id === visit.param('id')), all, yes, rules, shifts }
  })
  const { family, all, yes, rules, shifts } = known
  if (!family) return visit.notFound()
  const doers: Doers = { me: hatOf(visit), today: visit.today, colleagues: all, others: [], shifts }
  const gapDays = rules[family.level].gapDays
  const form = again ?? { typed: typedFor({ family, doers, yes, gapDays }), problems: {}, formId: visit.formId }
  return visit.html(
    <ReopenPage shell={visit.shell} family={family} inquiryId={inquiryId} again={form} yes={yes} doers={doers} gapDays={gapDays} />,
  )
}

type For = { family: ReturningTo; doers: Doers; yes: readonly Yes[]; gapDays: number }

function typedFor({ family, doers, yes, gapDays }: For) {
  const all: readonly Colleague[] = doers.colleagues
  return {
    ...firstDay({ before: family, colleagues: all, yes, me: doers.me, today: doers.today, gapDays, words: say('step') }),
    tell: 'yes',
  }
}

type PageProps = { shell: Shell; family: ReturningTo; inquiryId: string; again: Again; yes: readonly Yes[]; doers: Doers; gapDays: number }

function ReopenPage({ shell, family, inquiryId, again, yes, doers, gapDays }: PageProps) {
  const ids = Object.fromEntries(Object.keys(again.problems).map((name) => [name, fieldIdIn('reopen', name)]))
  const day = formatDay(dayInDenmark(family.closedAt), 'da', doers.today)
  return (
    <DeskPage shell={shell} title={say('title', { name: family.shortName })} lead={say('lead', { day })} here="/desk">
      <ProblemSummary lang="da" problems={again.problems} ids={ids} />
      <Form shell={shell} formId={again.formId} action={`/desk/families/${family.id}/reopen`} class="open-family">
        <input type="hidden" name="inquiry" value={inquiryId} />
        <HolderFields form="reopen" again={again} before={family} yes={yes} doers={doers} gapDays={gapDays} />
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
