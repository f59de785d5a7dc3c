import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { DemoBanner, QuickExit, SkipLink } from './banner.tsx'
import { Head } from './head.tsx'
import { WordMark } from './mark.tsx'
import { inLanguage, inOtherLanguage, type Shell } from './shell.ts'
import { texts } from './texts.ts'

type PageProps = {
  shell: Shell
  title: string
  /** The title stands small above a heading of the page's own: for a page of several steps, one shown at a time. */
  above?: boolean
  danishOnly?: boolean
  lead?: Child
  /** Whose page this is, by the name people know. Never in the title: a phone may be watched. */
  network?: string | undefined
  here?: string
  picture?: Child
  /** Pulling the page down on a phone does not read it again: somebody is writing. */
  still?: boolean
  children?: Child
}

/** A page of the front door. The title is the heading people read; the tab and the history show a neutral one. */
export function PublicPage(props: PageProps) {
  return (
    <Frame shell={props.shell} still={props.still}>
      <PublicTop shell={props.shell} here={props.here} danishOnly={props.danishOnly} />
      <Main {...props} />
      <Foot shell={props.shell} signIn />
    </Frame>
  )
}

export function PublicTop(props: { shell: Shell; here?: string; danishOnly?: boolean }) {
  const { shell, here = shell.path } = props
  const say = texts(shell.lang)
  const links = [
    { href: inLanguage(shell.lang, '/find'), text: say('findHelp') },
    { href: inLanguage(shell.lang, '/skriv'), text: say('writeToUs') },
    { href: inLanguage(shell.lang, '/samtale'), text: say('yourConversation') },
  ]
  return (
    <header class="top public-top">
      <WordMark lang={shell.lang} href={inLanguage(shell.lang, '/')} />
      {!props.danishOnly && <OtherLanguage shell={shell} />}
      <nav aria-label={say('mainMenu')}>
        <ul>
          {links.map((link) => (
            <li>
              <a href={link.href} aria-current={isHere(here, link.href)}>
                {link.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

/** A page that belongs to one family: the same look, no way out to other people's pages but the word mark. */
export function FamilyPage(props: PageProps) {
  const { shell } = props
  const say = texts(shell.lang)
  return (
    <Frame shell={shell}>
      <header class="top public-top">
        <WordMark lang={shell.lang} href="/min-side" />
        {shell.hat && (
          <a class="leave" href="/min-side/luk">
            {say('signOut')}
          </a>
        )}
      </header>
      <Main {...props} />
      <Foot shell={shell} />
    </Frame>
  )
}

/** What public and family pages share: neutral title, quick exit first, the demo banner. */
export function Frame(props: { shell: Shell; sheet?: 'public.css' | 'desk.css'; still?: boolean; children?: Child }) {
  const { shell, still } = props
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={shell.lang} dir={shell.dir} class={still ? 'public still' : 'public'}>
        <Head shell={shell} title={texts(shell.lang)('neutralTitle')} sheet={props.sheet ?? 'public.css'} script="exit.js" />
        <body>
          <SkipLink shell={shell} />
          <QuickExit shell={shell} />
          <DemoBanner shell={shell} />
          {props.children}
        </body>
      </html>
    </>
  )
}

function Main(props: PageProps) {
  return (
    <main id="main" tabindex={-1}>
      {props.picture ? (
        <div class="welcome">
          <div>
            <Heading {...props} />
          </div>
          {props.picture}
        </div>
      ) : (
        <Heading {...props} />
      )}
      {props.children}
    </main>
  )
}

function Heading(props: PageProps) {
  return (
    <>
      <h1 class={props.above ? 'above' : undefined}>{props.title}</h1>
      {props.lead && <p class="lead">{props.lead}</p>}
      <WeAre lang={props.shell.lang} network={props.network} />
    </>
  )
}

export function WeAre({ lang, network }: { lang: Lang; network: string | undefined }) {
  return network ? (
    <p class="hint" dir="auto">
      {texts(lang)('weAre', { name: network })}
    </p>
  ) : null
}

function OtherLanguage(props: { shell: Shell }) {
  const other = inOtherLanguage(props.shell.path)
  return (
    <a class="language" href={other.href} lang={other.lang} hreflang={other.lang}>
      {texts(props.shell.lang)('otherLanguage')}
    </a>
  )
}

function Foot(props: { shell: Shell; signIn?: boolean }) {
  const { hat } = props.shell
  const say = texts(props.shell.lang)
  return (
    <footer class="foot">
      <p>
        {say('dangerFoot')} <a href="tel:112">112</a>.
      </p>
      <p>
        {say('quickExitMore')} <span class="with-keys">{say('quickExitKeys')} </span>
        {say('quickExitHistory')} {hat && say(hat.endsWhenLeft ? 'quickExitEnds' : 'quickExitStays')}
      </p>
      {props.signIn && (
        <p>
          <a href="/sign-in">{say('signIn')}</a> {say('signInFor')}
        </p>
      )}
      <p class="motto">{say('motto')}</p>
    </footer>
  )
}

/** The page itself, or one below it. */
function isHere(here: string, href: string): 'page' | 'true' | undefined {
  if (here === href || here.startsWith(`${href}?`)) return 'page'
  return here.startsWith(`${href}/`) ? 'true' : undefined
}
