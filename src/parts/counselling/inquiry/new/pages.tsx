import { languageName, languages } from '#core/language.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Check, Choices } from '#platform/html/choices.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form, hasWords, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { ReturnCode } from '#platform/html/return-code.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { DateField, Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { whoAmI } from '../../receive/receive.ts'
import { texts as inquiryTexts } from '../texts.ts'
import { channels } from './form.ts'
import { texts } from './texts.ts'

type FormProps = { shell: Shell; form: Again }

/** The words large, the rest beside them: what a call tells in a minute and a half. */
export function NewInquiryPage(props: FormProps) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <DeskPage shell={shell} title={say('title')} lead={say('lead')} here="/desk">
      <ProblemSummary lang={shell.lang} problems={form.problems} kept={hasWords(form.typed)} />
      <Form shell={shell} formId={form.formId} class="quick-form" label={say('title')}>
        <div class="quick-words">
          <Choices
            name="channel"
            pick="one"
            row
            legend={say('channel')}
            value={form.typed.channel ?? 'phone'}
            problem={form.problems.channel}
            options={channels.map((channel) => ({ value: channel, label: say(channel) }))}
          />
          <TextArea
            name="words"
            label={say('words')}
            hint={say('wordsHint')}
            rows={12}
            value={form.typed.words}
            problem={form.problems.words}
          />
          <TextField name="answerWhere" label={say('answerWhere')} value={form.typed.answerWhere} problem={form.problems.answerWhere} />
        </div>
        <div class="quick-rest">
          <Hurry {...props} />
          <AboutThem {...props} />
          <Check
            name="take"
            label={say('take')}
            hint={say('takeHint')}
            checked={form.typed.channel === undefined || form.typed.take === 'yes'}
          />
          <Actions>
            <Button>{say('save')}</Button>
          </Actions>
        </div>
      </Form>
    </DeskPage>
  )
}

/** The answers the level comes from. */
function Hurry({ shell, form }: FormProps) {
  const { typed, problems } = form
  const say = texts(shell.lang)
  const word = inquiryTexts(shell.lang)
  return (
    <fieldset class="quick-group">
      <legend>{say('level')}</legend>
      <Check name="danger" label={say('danger')} hint={say('dangerHint')} checked={typed.danger === 'yes'} />
      <Select
        name="who"
        label={say('who')}
        empty={say('whoUnknown')}
        value={typed.who}
        problem={problems.who}
        options={whoAmI.map((who) => ({ value: who, label: word(who) }))}
      />
      <Check name="alone" label={say('alone')} hint={say('aloneHint')} checked={typed.alone === 'yes'} />
      <div class="side-by-side">
        <DateField
          name="deadlineOn"
          label={say('deadlineOn')}
          hint={say('deadlineHint')}
          value={typed.deadlineOn}
          problem={problems.deadlineOn}
        />
        <TextField name="deadlineWords" label={say('deadlineWords')} value={typed.deadlineWords} problem={problems.deadlineWords} />
      </div>
    </fieldset>
  )
}

function AboutThem({ shell, form }: FormProps) {
  const { typed, problems } = form
  const say = texts(shell.lang)
  return (
    <fieldset class="quick-group">
      <legend>{say('rest')}</legend>
      <div class="side-by-side">
        <TextField
          name="postcode"
          label={say('postcode')}
          inputmode="numeric"
          width={4}
          value={typed.postcode}
          problem={problems.postcode}
        />
        <TextField name="children" label={say('children')} value={typed.children} problem={problems.children} />
      </div>
      <div class="side-by-side">
        <Select
          name="language"
          label={say('language')}
          value={typed.language ?? 'da'}
          options={languages.map((code) => ({ value: code, label: languageName(code, shell.lang) }))}
        />
        <Check name="interpreter" label={say('interpreter')} checked={typed.interpreter === 'yes'} />
      </div>
    </fieldset>
  )
}

export type Noted = { inquiryId: string; code: readonly string[] | null; promise: string; kept: string }

/** The four words to read aloud, and what may truthfully be said with them. */
export function NotedPage(props: { shell: Shell; noted: Noted }) {
  const { shell, noted } = props
  const say = texts(shell.lang)
  return (
    <DeskPage shell={shell} title={say('savedTitle')} lead={noted.code && say('savedLead')} here="/desk">
      {noted.code ? (
        <ReturnCode label={say('code')} words={noted.code} />
      ) : (
        <Notice>
          <p>{say('codeGone')}</p>
        </Notice>
      )}
      <section class="say-aloud">
        <h2>{say('promise')}</h2>
        <p>{noted.promise}</p>
        <p>{noted.kept}</p>
      </section>
      <Actions>
        <LinkButton href={`/desk/inquiries/${noted.inquiryId}`}>{say('open')}</LinkButton>
        <LinkButton href="/desk" look="second">
          {say('toDesk')}
        </LinkButton>
        <LinkButton href="/desk/inquiries/new" look="quiet">
          {say('another')}
        </LinkButton>
      </Actions>
    </DeskPage>
  )
}
