import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'

export const reasonTexts = catalogue({
  title: 'Hvorfor åbner du {name}?',
  lead: 'Du står ikke i kredsen om familien. Skriv hvorfor, før du læser.',
  hint: 'Familien kan se, at du har læst, og at det var som leder. Kolleger kan se grunden. Den gælder i otte timer.',
  reason: 'Grund',
  open: 'Skriv grunden, og åbn',
  back: 'Tilbage uden at åbne',
  kept: 'Det, du var ved at skrive, står her, så du kan kopiere det med.',
  missing: 'Skriv en grund.',
  tooShort: 'Skriv grunden lidt længere.',
} as const)

/** A leader outside the circle is asked before anything is shown. */
export function ReasonPage(props: { shell: Shell; family: { id: string; shortName: string }; again: Again; kept: readonly string[] }) {
  const { shell, family, again, kept } = props
  const say = reasonTexts('da')
  return (
    <DeskPage shell={shell} title={say('title', { name: family.shortName })} lead={say('lead')} here="/desk">
      <ProblemSummary lang="da" problems={again.problems} />
      {kept.length > 0 && (
        <Notice>
          <p>{say('kept')}</p>
          {kept.map((words) => (
            <p dir="auto">
              <OwnWords words={words} />
            </p>
          ))}
        </Notice>
      )}
      <Form shell={shell} formId={again.formId} action={`/desk/families/${family.id}/reason`}>
        <TextArea
          name="reason"
          label={say('reason')}
          hint={say('hint')}
          value={again.typed.reason}
          problem={again.problems.reason}
          rows={3}
        />
        <Actions>
          <Button>{say('open')}</Button>
          <LinkButton href="/desk" look="quiet">
            {say('back')}
          </LinkButton>
        </Actions>
      </Form>
    </DeskPage>
  )
}
