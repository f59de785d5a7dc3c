import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import type { Lang } from '#platform/texts.ts'
import { goesNow, type Mine } from './store.ts'
import { texts } from './texts.ts'
import { deletingOf } from './when-deleted.tsx'

/** Days as people say them: whole years where it is whole years. */
export function spanOf(days: number, lang: Lang): string {
  const say = texts(lang)
  return days % 365 === 0 ? say('years', { count: days / 365 }) : say('days', { count: days })
}

/** One page, one answer: what goes, what stays and why. To stay is what stands out. */
export function DeletePage(props: { shell: Shell; form: Again; mine: Mine }) {
  const { shell, form, mine } = props
  const say = texts(shell.lang)
  const goes = ['goesWords', 'goesNotes', 'goesSafe', ...(mine.ofFamily ? [] : (['goesReach', 'goesCode'] as const))] as const
  return (
    <PublicPage shell={shell} title={deletingOf(mine, say)} lead={say(mine.ofFamily ? 'leadWords' : 'lead')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} kept={false} />
      {mine.open && !mine.ofFamily && <Notice kind="care">{say(mine.weOwe ? 'endsWaiting' : 'endsOpen')}</Notice>}
      <h2>{say('goesTitle')}</h2>
      <ul>
        {goes.map((one) => (
          <li>{say(one)}</li>
        ))}
      </ul>
      <h2>{say('staysTitle')}</h2>
      <Stays {...props} />
      {mine.ofFamily && mine.open && <HowToStop shell={shell} />}
      <p>{say('backups')}</p>
      <p>
        <a href={inLanguage(shell.lang, '/gemmer')}>{say('more')}</a>
      </p>
      <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/samtale/slet')}>
        <input type="hidden" name="seen" value={goesNow(mine)} />
        <Actions>
          <LinkButton href={inLanguage(shell.lang, '/samtale')}>{say(mine.ofFamily ? 'regretWords' : 'regret')}</LinkButton>
          <Button look="second">{deletingOf(mine, say)}</Button>
        </Actions>
      </Form>
    </PublicPage>
  )
}

/** Where a family goes on, deleting ends nothing: so it is said what does. What is written before is deleted too. */
function HowToStop({ shell }: { shell: Shell }) {
  const say = texts(shell.lang)
  return (
    <>
      <h2>{say('stopTitle')}</h2>
      <p>
        {say('stopText')} <a href={`${inLanguage(shell.lang, '/samtale')}#write`}>{say('writeAgain')}</a>
      </p>
    </>
  )
}

function Stays({ shell, mine }: { shell: Shell; mine: Mine }) {
  const say = texts(shell.lang)
  if (mine.ofFamily)
    return (
      <ul>
        <li>{say('staysJournal', { span: spanOf(mine.journalDays, shell.lang) })}</li>
        <li>{say('staysAgreed')}</li>
        <li>{say('staysCode')}</li>
      </ul>
    )
  return (
    <ul>
      <li>{say('staysNumbers')}</li>
      <li>{say('staysLog', { span: spanOf(mine.logDays, shell.lang) })}</li>
    </ul>
  )
}

export function DeletedPage({ shell }: { shell: Shell }) {
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('doneTitle')}>
      <Notice kind="done">{say('doneText')}</Notice>
      <p>{say('doneHistory')}</p>
      <p>{say('doneDoor')}</p>
      <Actions>
        <LinkButton look="second" href={inLanguage(shell.lang, '/skriv')}>
          {say('writeAgain')}
        </LinkButton>
      </Actions>
    </PublicPage>
  )
}
