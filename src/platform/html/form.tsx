import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { fieldId } from './field.tsx'
import type { Shell } from './shell.ts'
import { texts } from './texts.ts'

type FormProps = {
  shell: Shell
  /** For a button that stands elsewhere on the page. */
  id?: string
  formId?: string
  action?: string
  class?: string
  label?: string
  /**
   * Somebody's own words: reading the page again and the phone's "back" bring them back (scripts/keep.ts), as long as the same person
   * writes on the same leaf. Without script the browser does what it can, and only before the first new leaf.
   */
  keeps?: boolean
  /** Which state of a draft the page shows. What was typed on another is older; without script the browser brings back nothing. */
  draft?: string
  children?: Child
}

/**
 * Posts to its own page. The form id makes a double click one wish, the token shows that the form is ours.
 * The browser checks nothing, because the server's words are kinder and the same for everyone.
 */
export function Form(props: FormProps) {
  const { shell, keeps, draft } = props
  return (
    <form
      id={props.id}
      method="post"
      action={props.action}
      class={`form ${props.class ?? ''}`}
      aria-label={props.label}
      autocomplete={keeps && !draft && shell.leaf === '' ? undefined : 'off'}
      data-leaf={keeps ? shell.leaf : undefined}
      data-draft={draft}
      data-refused={props.formId && props.formId === shell.refused ? '' : undefined}
      novalidate
    >
      {props.formId && <input type="hidden" name="formId" value={props.formId} />}
      <input type="hidden" name="formToken" value={shell.formToken} />
      {props.children}
    </form>
  )
}

/** Whether anybody has written anything in it: a choice, a date and a code are no words that could be lost. */
export function hasWords(typed: Record<string, string | undefined>): boolean {
  return Object.values(typed).some((text) => /\S\s+\S/.test(text ?? ''))
}

/** Stands first in the page, takes the focus there, and leads to each field. `form` is a problem of the whole form. */
export function ProblemSummary(props: {
  lang: Lang
  problems?: Record<string, string> | undefined
  ids?: Record<string, string>
  focus?: boolean
  /** Whether something was written that could be lost. Then, and only then, it is said that it is kept. */
  kept?: boolean
}) {
  const problems = Object.entries(props.problems ?? {})
  if (problems.length === 0) return null
  const say = texts(props.lang)
  return (
    <div class="ds-error-summary problems" id="problems" role="alert" tabindex={-1} autofocus={props.focus ?? true}>
      <h2>{problems.every(([name]) => name === 'form') ? say('notDone') : say('problemsTitle', { count: problems.length })}</h2>
      <ul>
        {problems.map(([name, words]) => (
          <li>{name === 'form' ? words : <a href={`#${props.ids?.[name] ?? fieldId(name)}`}>{words}</a>}</li>
        ))}
      </ul>
      {(props.kept ?? true) && <p>{say('problemsKept')}</p>}
    </div>
  )
}

/** Beside every question that may feel close: why it is asked, and that it may be skipped. */
export function Why(props: { lang: Lang; children: Child }) {
  return (
    <details class="why">
      <summary>{texts(props.lang)('why')}</summary>
      <div>{props.children}</div>
    </details>
  )
}
