import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { DemoBanner, SkipLink } from './banner.tsx'
import { Head } from './head.tsx'
import { WordMark } from './mark.tsx'
import type { Shell } from './shell.ts'
import { texts } from './texts.ts'

/**
 * A page for somebody who is about to work here and has no session yet: setting up, an invitation, choosing a hat. Nobody opens one in
 * hiding, so it has its own name, no quick exit above its button, and no menu of pages that are for families.
 */
export function StaffPage(props: { shell: Shell; title: string; lead?: Child; children?: Child }) {
  const { shell, title, lead } = props
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={shell.lang} dir={shell.dir} class="public">
        <Head shell={shell} title={`${title} · ${texts(shell.lang)('name')}`} sheet="public.css" script="desk.js" />
        <body>
          <SkipLink shell={shell} />
          <DemoBanner shell={shell} />
          <header class="top public-top">
            <WordMark lang={shell.lang} href="/" />
          </header>
          <main id="main" tabindex={-1}>
            <h1>{title}</h1>
            {lead && <p class="lead">{lead}</p>}
            {props.children}
          </main>
        </body>
      </html>
    </>
  )
}
