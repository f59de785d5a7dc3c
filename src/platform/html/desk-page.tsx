import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { DemoBanner, SkipLink } from './banner.tsx'
import { Head } from './head.tsx'
import { WordMark } from './mark.tsx'
import type { Shell } from './shell.ts'
import { texts } from './texts.ts'

type DeskProps = { shell: Shell; title: string; lead?: Child; here?: string; actions?: Child; children?: Child }

/** A page for those who work here. `here` is the address of the menu item one stands under. */
export function DeskPage(props: DeskProps) {
  const { shell } = props
  const say = texts(shell.lang)
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={shell.lang} dir={shell.dir} class="desk">
        <Head shell={shell} title={`${props.title} · ${say('name')}`} sheet="desk.css" script="desk.js" />
        <body>
          <SkipLink shell={shell} />
          <DemoBanner shell={shell} />
          {shell.above && <Above ask={shell.above} />}
          <DeskTop shell={shell} here={props.here} />
          <WhatHappened shell={shell} />
          <main id="main" tabindex={-1}>
            <div class="desk-head">
              <div>
                <h1>{props.title}</h1>
                {props.lead && <p class="lead">{props.lead}</p>}
              </div>
              {props.actions && <div class="actions">{props.actions}</div>}
            </div>
            {props.children}
          </main>
          <DeskFoot shell={shell} />
        </body>
      </html>
    </>
  )
}

async function Above({ ask }: { ask: () => Promise<Child> }) {
  return <>{await ask()}</>
}

type ColumnsProps = {
  list?: Child
  listLabel?: string
  /** The list stands beside something else that one came for: where there is no room it goes. */
  listBeside?: boolean
  side?: Child
  sideLabel?: string
  children?: Child
}

/** Today's list · the conversation or family · the circle and the next step. Stacked where there is no room. */
export function DeskColumns(props: ColumnsProps) {
  return (
    <div class={`columns${props.list ? ' with-list' : ''}${props.side ? ' with-side' : ''}`}>
      {props.list && (
        <section class={props.listBeside ? 'column-list only-wide' : 'column-list'} aria-label={props.listLabel}>
          {props.list}
        </section>
      )}
      <div class="column-main">{props.children}</div>
      {props.side && (
        <aside class="column-side" aria-label={props.sideLabel}>
          {props.side}
        </aside>
      )}
    </div>
  )
}

export function DeskTop(props: { shell: Shell; here?: string; searchId?: string; menu?: string }) {
  const { shell, here, searchId = 'search' } = props
  const say = texts(shell.lang)
  const links = shell.deskLinks ?? [
    { href: '/desk', text: say('desk') },
    { href: '/net', text: say('net') },
    { href: '/desk/absence', text: say('absence') },
  ]
  return (
    <header class="top desk-top">
      <WordMark lang={shell.lang} href={links[0]?.href ?? '/sessions'} />
      {links.length > 0 && (
        <nav aria-label={props.menu ?? say('mainMenu')}>
          <ul>
            {links.map((link) => (
              <li>
                <a href={link.href} aria-current={here === link.href ? 'page' : undefined} data-text={link.text}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {links.some(({ href }) => href === '/desk') && <FamilySearch shell={shell} id={searchId} />}
      {shell.hat && (
        <form class="leave" method="post" action="/sign-out">
          <input type="hidden" name="formToken" value={shell.formToken} />
          <p>
            <a href="/sessions">
              <strong>{shell.hat.name}</strong>
            </a>{' '}
            <span>{shell.hat.roleText}</span>
          </p>
          <button type="submit" class="quiet">
            {say('signOut')}
          </button>
        </form>
      )}
    </header>
  )
}

/** Only for those who have a desk: for everybody else there is no family to find. */
function FamilySearch({ shell, id }: { shell: Shell; id: string }) {
  const say = texts(shell.lang)
  return (
    <search class="search">
      <form method="get" action="/desk/search">
        <label class="unseen" for={id}>
          {say('searchLabel')}
        </label>
        <input class="ds-input" id={id} type="search" name="q" placeholder={say('searchFor')} autocomplete="off" dir="auto" />
        <button type="submit" class="quiet">
          {say('search')}
        </button>
      </form>
    </search>
  )
}

/** What a script says when it happens, at the lower edge of whatever part of the page one is looking at. */
function WhatHappened({ shell }: { shell: Shell }) {
  const say = texts(shell.lang)
  return (
    <>
      <p class="offline" role="status" hidden data-offline>
        {say('offline')}
      </p>
      <p class="offline" role="status" hidden data-signed-out>
        {say('signedOut')}
      </p>
    </>
  )
}

/** The keys are told here where a script listens to them, and opened with "?". They can be turned off, for those who speak to their machine. */
function DeskFoot(props: { shell: Shell }) {
  const say = texts(props.shell.lang)
  const keys = [
    ['j / k', say('keysWalk')],
    ['Enter', say('keysOpen')],
    ['/', say('keysSearch')],
    ['?', say('keysThis')],
  ]
  return (
    <footer class="desk-foot">
      <details class="keys" data-keys hidden>
        <summary>{say('keysTitle')}</summary>
        <dl>
          {keys.map(([key, does]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input type="checkbox" checked data-keys-on /> {say('keysUse')}
        </label>
      </details>
    </footer>
  )
}
