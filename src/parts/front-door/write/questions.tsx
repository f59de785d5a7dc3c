import { languageOption, languages } from '#core/language.ts'
import { whoAmI } from '#parts/counselling/index.ts'
import { Check, Choices } from '#platform/html/choices.tsx'
import { Why } from '#platform/html/form.tsx'
import { DateField, Select, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'
import type { Question } from './write.ts'

type Props = { lang: Lang; form: Again }

/** The fields of one question, and why it is asked. Danger is not among them: its answer decides where one goes on. */
export function Fields(props: Props & { step: Exclude<Question, 'danger'> }) {
  const { step, ...rest } = props
  const These = fieldsOf[step]
  return (
    <>
      <These {...rest} />
      <Why lang={props.lang}>{texts(props.lang)(`${step}Why`)}</Why>
    </>
  )
}

const fieldsOf = {
  who: Who,
  children: Children,
  postcode: Postcode,
  date: HurryingDate,
  language: Language,
  answer: SafeAnswer,
} as const

function Who({ lang, form }: Props) {
  const say = texts(lang)
  const options = whoAmI.map((who) => ({ value: who, label: say(`who-${who}`) }))
  const alone = [
    { value: 'yes', label: say('aloneYes') },
    { value: 'no', label: say('aloneNo') },
  ]
  return (
    <>
      <Choices
        name="who"
        legend={<span class="unseen">{say('whoTitle')}</span>}
        pick="one"
        options={options}
        value={form.typed.who}
        problem={form.problems.who}
      />
      <Choices name="alone" legend={say('aloneTitle')} pick="one" options={alone} value={form.typed.alone} row />
    </>
  )
}

function Children({ lang, form: { typed, problems } }: Props) {
  const say = texts(lang)
  return (
    <>
      <TextField
        name="children"
        label={say('childrenLabel')}
        hint={say('childrenHint')}
        value={typed.children}
        problem={problems.children}
      />
      <DateField name="dueOn" label={say('dueLabel')} value={typed.dueOn} problem={problems.dueOn} />
    </>
  )
}

function Postcode({ lang, form: { typed, problems } }: Props) {
  const say = texts(lang)
  return (
    <TextField
      name="postcode"
      label={say('postcodeLabel')}
      hint={say('postcodeHint')}
      inputmode="numeric"
      width={4}
      pattern="\s*[0-9]{4}\s*"
      value={typed.postcode}
      problem={problems.postcode}
    />
  )
}

function HurryingDate({ lang, form: { typed, problems } }: Props) {
  const say = texts(lang)
  return (
    <>
      <DateField name="deadlineOn" label={say('dateLabel')} hint={say('dateHint')} value={typed.deadlineOn} problem={problems.deadlineOn} />
      <TextField name="deadlineWords" label={say('dateWordsLabel')} value={typed.deadlineWords} problem={problems.deadlineWords} />
    </>
  )
}

function Language({ lang, form: { typed } }: Props) {
  const say = texts(lang)
  const options = languages.map((code) => languageOption(code, lang))
  return (
    <>
      <Select name="language" label={say('languageLabel')} options={options} value={typed.language ?? lang} />
      <Check name="interpreter" label={say('interpreter')} checked={typed.interpreter === 'yes'} />
    </>
  )
}

function SafeAnswer({ lang, form: { typed, problems } }: Props) {
  const say = texts(lang)
  return (
    <TextField
      name="answerWhere"
      label={say('answerLabel')}
      hint={say('answerHint')}
      value={typed.answerWhere}
      problem={problems.answerWhere}
    />
  )
}
