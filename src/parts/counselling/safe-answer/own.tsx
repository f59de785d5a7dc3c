import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { formatMoment } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import type { SafeAnswer } from './safe-answer.ts'
import { safeAnswerTexts } from './texts.ts'

type Props = { shell: Shell; now: Date; said: readonly SafeAnswer[] }

/** What counts now, on the person's own page: words that do not fit any more are seen, and one tap from being changed. */
export function MySafeAnswer(props: Props & { href: string }) {
  const say = safeAnswerTexts(props.shell.lang)
  return (
    <section id="safe-answer">
      <h2>{say('title')}</h2>
      <Now {...props} />
      <p>
        <a href={props.href}>{say(isSaid(props.said) ? 'change' : 'say')}</a>
      </p>
    </section>
  )
}

type Page = FC<PropsWithChildren<{ shell: Shell; title: string; lead: string }>>

/** Where it is said anew, among the pages one comes from: those of a code, or the own page. */
export function MySafeAnswerPage(props: Props & { form: Again; action: string; page: Page; children?: Child }) {
  const { shell, page: Page, children } = props
  const say = safeAnswerTexts(shell.lang)
  return (
    <Page shell={shell} title={say('title')} lead={say('lead')}>
      <SafeAnswerForm {...props} />
      {children}
    </Page>
  )
}

/** Nothing of it is kept on the telephone. */
function SafeAnswerForm(props: Props & { form: Again; action: string }) {
  const { shell, said, form, action } = props
  const say = safeAnswerTexts(shell.lang)
  return (
    <>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      <p>{say('why')}</p>
      <Now {...props} />
      <Form shell={shell} formId={form.formId} action={action}>
        <input type="hidden" name="seen" value={said.length} />
        <TextArea
          name="safeAnswer"
          label={say('label')}
          hint={say('hint')}
          rows={4}
          value={form.typed.safeAnswer ?? said[0]?.words}
          problem={form.problems.safeAnswer}
        />
        <Button>{say('save')}</Button>
      </Form>
    </>
  )
}

function Now({ shell, now, said }: Props) {
  const say = safeAnswerTexts(shell.lang)
  const [newest] = said
  if (!newest || !isSaid(said)) return <p>{say('none')}</p>
  const when = formatMoment(newest.at, shell.lang, now)
  return (
    <>
      <p dir="auto">
        <OwnWords words={say('words', { words: newest.words })} />
      </p>
      <p class="hint">{newest.by ? say('byUs', { name: newest.by, when }) : say('byYou', { when })}</p>
    </>
  )
}

function isSaid(said: readonly SafeAnswer[]): boolean {
  return Boolean(said[0]?.words)
}
