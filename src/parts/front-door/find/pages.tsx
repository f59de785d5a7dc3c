import { LinkButton } from '#platform/html/button.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { type Line, RightNow } from '#platform/html/right-now.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { addressOf, byDistance, chosenFilters, type Search, withMore } from './find.ts'
import { HelpCard } from './help-card.tsx'
import { SearchForm } from './search-form.tsx'
import type { Answer, Place } from './store.ts'
import { texts } from './texts.ts'

export type FindProps = { shell: Shell; search: Search; answer: Answer; lines: Line[]; now: Date; receives: boolean }

/**
 * Counselling and company in one list, nearest first; then what reaches everywhere; then whom to call. Where nothing is close, what needs no
 * journey comes first.
 */
export function FindPage(props: FindProps) {
  const { shell, search, answer } = props
  const say = texts(shell.lang)
  const far = isFar(answer)
  return (
    <PublicPage shell={shell} here={inLanguage(shell.lang, '/find')} title={say('title')} lead={say('lead')}>
      <p>
        <LinkButton look="second" href="#right-now">
          {say('call')}
        </LinkButton>
      </p>
      <SearchForm lang={shell.lang} search={search} languages={answer.languages} />
      <WhereWeLooked shell={shell} search={search} place={answer.place} />
      {far && <Everywhere {...props} />}
      <Near {...props} />
      {!far && <Everywhere {...props} />}
      <AlsoForYou {...props} />
      <RightNow lang={shell.lang} title={say('call')} lines={props.lines} />
      {props.receives && (
        <Notice title={say('write')}>
          <p>{say('writeText')}</p>
          <p>
            <LinkButton href={inLanguage(shell.lang, '/skriv')}>{say('write')}</LinkButton>
          </p>
        </Notice>
      )}
    </PublicPage>
  )
}

function WhereWeLooked(props: { shell: Shell; search: Search; place: Place }) {
  const { shell, search, place } = props
  const say = texts(shell.lang)
  if (place.kind === 'none') return <Notice title={say('none')}>{say('noneText')}</Notice>
  if (place.kind === 'unknown')
    return (
      <Notice kind="care" title={say('unknown', { place: search.place })}>
        {say('unknownText')}
      </Notice>
    )
  if (place.kind === 'ambiguous')
    return (
      <Notice kind="care" title={say('ambiguous', { place: search.place })}>
        <Choices shell={shell} search={search} choices={place.choices} />
      </Notice>
    )
  return (
    <>
      {place.guessed && <Notice kind="care">{say('guessed', { place: place.label })}</Notice>}
      {place.kind === 'approximate' && <Notice>{say('approximate', { place: place.label })}</Notice>}
      {place.others.length > 0 && (
        <details>
          <summary>{say('others')}</summary>
          <Choices shell={shell} search={search} choices={place.others} />
        </details>
      )}
    </>
  )
}

function Choices(props: { shell: Shell; search: Search; choices: readonly { label: string; ask: string }[] }) {
  return (
    <ul>
      {props.choices.map((choice) => (
        <li>
          <a href={inLanguage(props.shell.lang, addressOf(props.search, { place: choice.ask }))}>{choice.label}</a>
        </li>
      ))}
    </ul>
  )
}

function isFar({ help }: Answer): boolean {
  return help.near.length > 0 && byDistance(help.near).close.length === 0
}

function Near(props: FindProps) {
  const { shell, search, answer, now } = props
  const say = texts(shell.lang)
  if (!('point' in answer.place)) return null
  const more = answer.help.more ? withMore(search) : null
  const { close, farther } = byDistance(answer.help.near)
  const rough = answer.place.kind === 'approximate'
  return (
    <>
      <h2 id="near">{say(isFar(answer) ? 'nearest' : 'near', { place: answer.place.label })}</h2>
      {answer.help.near.length === 0 && chosenFilters(search).length > 0 && (
        <EmptyState lang={shell.lang} title={say('nothingNear')} next={say('nothingNearNext')} />
      )}
      {answer.help.near.length === 0 && chosenFilters(search).length === 0 && (
        <EmptyState lang={shell.lang} title={say('nothingYet')} next={say('nothingYetNext')} />
      )}
      {close.map((help) => (
        <HelpCard lang={shell.lang} help={help} now={now} rough={rough} />
      ))}
      {farther.length > 0 && (close.length > 0 ? <h2>{say('farther')}</h2> : <p>{say('onlyFarther')}</p>)}
      {farther.map((help) => (
        <HelpCard lang={shell.lang} help={help} now={now} rough={rough} />
      ))}
      {more && (
        <p>
          <LinkButton look="second" href={inLanguage(shell.lang, addressOf(search, more))}>
            {say('more')}
          </LinkButton>
        </p>
      )}
    </>
  )
}

function Everywhere({ shell, answer, now }: FindProps) {
  const fitting = answer.help.everywhere.filter((help) => help.fits)
  if (fitting.length === 0) return null
  return (
    <>
      <h2 id="everywhere">{texts(shell.lang)('everywhere')}</h2>
      {fitting.map((help) => (
        <HelpCard lang={shell.lang} help={help} now={now} />
      ))}
    </>
  )
}

function AlsoForYou({ shell, answer, now }: FindProps) {
  const open = answer.help.everywhere.filter((help) => !help.fits)
  if (open.length === 0) return null
  return (
    <>
      <h2 id="also">{texts(shell.lang)('alsoForYou')}</h2>
      {open.map((help) => (
        <HelpCard lang={shell.lang} help={help} now={now} />
      ))}
    </>
  )
}
