import { LinkButton } from '#platform/html/button.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import type { Visit } from '#platform/http/visit.ts'
import { texts } from './texts.ts'

/** After signing out, and only then: a page of its own, for the front page is the same for all. It names nobody. */
export function SignedOutPage({ shell }: { shell: Shell }) {
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('title')} lead={say('lead')}>
      <p>
        <LinkButton look="second" href={inLanguage(shell.lang, '/')}>
          {say('toFront')}
        </LinkButton>
      </p>
      <p>
        <a href={inLanguage(shell.lang, '/sign-in')}>{say('again')}</a>
      </p>
    </PublicPage>
  )
}

const again = 'igen'

/** Where a desk leads whose session has ended, with the mark that asks for the words below. */
export function signInAgainAt(address: string): string {
  return `${address}?${again}=1`
}

type Came = Pick<Visit, 'query' | 'lang'>

export function comesFromDesk({ query }: Pick<Came, 'query'>): boolean {
  return query(again) !== ''
}

/** Why a desk that stood open has come here by itself. */
export function EndedNotice({ visit }: { visit: Came }) {
  return comesFromDesk(visit) ? <Notice kind="care">{texts(visit.lang)('ended')}</Notice> : null
}
