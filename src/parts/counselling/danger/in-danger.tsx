import { Call112 } from '#core/helpline/call-112.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

/** As long as somebody is in danger, also when we have answered: our answer is not what they should wait for. */
export function InDanger({ shell }: { shell: Shell }) {
  const say = texts(shell.lang)
  return (
    <section aria-label={say('label')}>
      <p>{say('doNotWait')}</p>
      <Call112 lang={shell.lang} />
      <p>
        <a href={inLanguage(shell.lang, '/find#right-now')}>{say('whoAnswers')}</a>
      </p>
    </section>
  )
}
