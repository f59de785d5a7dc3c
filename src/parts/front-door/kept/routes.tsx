import { may } from '#core/session/permission.ts'
import { Facts } from '#platform/html/facts.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { spanOf } from '../delete/pages.tsx'
import { type Kept, readKept } from './store.ts'
import { texts } from './texts.ts'

/** What is kept, for how long and why, read from the rows that the deletion obeys. */
export function keptRoutes() {
  const routes = part()
  routes.page('/gemmer', { may: may.readDirectory, english: true }, async (visit) => {
    const kept = await visit.ask(readKept)
    return visit.html(<KeptPage shell={visit.shell} kept={kept} />)
  })
  return routes
}

function KeptPage({ shell, kept }: { shell: Shell; kept: readonly Kept[] }) {
  const say = texts(shell.lang)
  const spans = kept.map(({ kind, days, from, ground }) => ({
    term: say(`kind-${kind}` as 'kind-family'),
    is: `${say(`from-${from}`, { span: capital(days ? spanOf(days, shell.lang) : '') })} ${say(`why-${ground}`)}`,
  }))
  return (
    <PublicPage shell={shell} title={say('title')} lead={say('lead')}>
      <p>{say('own')}</p>
      <p>
        <a href={inLanguage(shell.lang, '/samtale')}>{say('open')}</a>
      </p>
      <Facts facts={spans} />
    </PublicPage>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
