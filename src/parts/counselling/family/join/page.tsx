import { isAdult, type Role, roles } from '#core/member/member.ts'
import type { MemberRow } from '#core/member/store.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Select, TextField } from '#platform/html/text-fields.tsx'
import { WorkList } from '#platform/html/work-list.tsx'
import type { Again } from '#platform/http/visit.ts'
import type { MyFamily } from '../../desk/store-families.ts'
import { type Told, Written } from '../open/written.tsx'
import { familyTexts } from '../texts.ts'
import { memberName } from '../wording.ts'
import { joinTexts } from './texts.ts'

const [say, common] = [joinTexts('da'), familyTexts('da')]

type Beside = { shell: Shell; today: string; told: Told }

/** First which family: only those one stands around. */
export function WhichFamilyPage({ shell, today, told, families }: Beside & { families: readonly MyFamily[] }) {
  const openNew = `/desk/families/new?inquiry=${told.inquiryId}`
  return (
    <DeskPage shell={shell} title={say('title')} lead={say('lead')} here="/desk">
      <DeskColumns side={<Written told={told} today={today} />}>
        <WorkList
          lang="da"
          title={say('families')}
          items={families.map(({ id, name, level }) => ({
            href: `/desk/families/join?inquiry=${told.inquiryId}&family=${id}`,
            title: name,
            level,
          }))}
          empty={<EmptyState lang="da" title={say('none')} next={say('noneNext')} />}
        />
        <Actions>
          <LinkButton href={openNew} look="second">
            {say('openNew')}
          </LinkButton>
        </Actions>
      </DeskColumns>
    </DeskPage>
  )
}

type WhoProps = Beside & { family: { id: string; shortName: string }; members: readonly MemberRow[]; again: Again }

/** Then who of them it is. */
export function WhoWrotePage({ shell, today, told, family, members, again }: WhoProps) {
  const { typed, problems } = again
  const adults = members.flatMap((one) => (one.adultId ? [{ value: one.adultId, label: memberName(one), hint: common(one.role) }] : []))
  return (
    <DeskPage shell={shell} title={say('titleIn', { family: family.shortName })} lead={say('leadIn')} here="/desk">
      <ProblemSummary lang="da" problems={problems} />
      <DeskColumns side={<Written told={told} today={today} />}>
        <Form shell={shell} formId={again.formId} action="/desk/families/join" class="open-family">
          <input type="hidden" name="inquiry" value={told.inquiryId} />
          <input type="hidden" name="family" value={family.id} />
          <Choices
            {...{ name: 'who', pick: 'one', row: true, legend: say('who') }}
            options={[...adults, { value: 'new', label: say('one') }]}
            value={typed.who}
            problem={problems.who}
          />
          <Select
            {...{ name: 'm0Role', label: say('role'), hint: say('roleHint'), empty: say('choose') }}
            options={roles.filter((role: Role) => isAdult(role)).map((role) => ({ value: role, label: common(role) }))}
            value={typed.m0Role}
            problem={problems.m0Role}
          />
          <TextField name="m0Name" label={say('name')} value={typed.m0Name} problem={problems.m0Name} />
          {adults.length > 0 && <p class="hint">{common('adultReads')}</p>}
          <Actions>
            <Button>{say('join')}</Button>
            <LinkButton href={`/desk/inquiries/${told.inquiryId}`} look="quiet">
              {say('back')}
            </LinkButton>
          </Actions>
        </Form>
      </DeskColumns>
    </DeskPage>
  )
}
