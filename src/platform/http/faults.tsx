import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { StaffPage } from '#platform/html/staff-page.tsx'
import { logFault } from '#platform/log.ts'
import { type Body, NotSent } from './body.ts'
import type { Typed } from './form.ts'
import { Kept, keptOf } from './kept-words.tsx'
import { texts } from './texts.ts'

type Props = { shell: Shell; typed?: Typed; formId?: string; action?: string; again?: string }

export function NotFoundPage(props: Props) {
  const say = texts(props.shell.lang)
  if (worksAtDesk(props.shell)) return <NotFoundAtDesk {...props} />
  return (
    <PublicPage shell={props.shell} title={say('notFoundTitle')} lead={say('notFound')}>
      <p>
        <a href={props.shell.lang === 'en' ? '/en' : '/'}>{say('toFront')}</a>
      </p>
      <Kept {...props} />
    </PublicPage>
  )
}

/** Ours have a name here; families have none. Whoever has no menu of the desk goes home by the front page. */
function worksAtDesk({ hat, deskLinks, path }: Shell): boolean {
  return Boolean(hat?.name) && deskLinks?.length !== 0 && isDesk(path)
}

/** An address where only those come who work here. */
export function isDesk(path: string): boolean {
  return /^\/(desk|net|settings)(?=[/?]|$)/.test(path)
}

/** Whoever works here keeps the menu, the search and the way home. */
function NotFoundAtDesk(props: Props) {
  const { shell } = props
  const say = texts(shell.lang)
  const home = shell.deskLinks?.[0] ?? { href: '/desk', text: say('toDesk') }
  return (
    <DeskPage shell={shell} title={say('notFoundTitle')} lead={say('notFoundAtDesk')}>
      <p>
        <a href={home.href}>{home.text}</a>
      </p>
      <Kept {...props} />
    </DeskPage>
  )
}

/** Whoever works here meets no quick exit and no menu that are for families: not even where we cannot know who they are. */
function PlainPage(props: { shell: Shell; title: string; lead: string; children?: Child }) {
  return isDesk(props.shell.path) ? <StaffPage {...props} /> : <PublicPage {...props} />
}

export function TooMuchPage(props: Props) {
  const say = texts(props.shell.lang)
  return <PlainPage shell={props.shell} title={say('tooMuchTitle')} lead={say('tooMuch')} />
}

/** The post did not come from a page of ours. What was typed stands here, and can be sent from this page, which is. */
export function NotOursPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PlainPage shell={props.shell} title={say('notOursTitle')} lead={say('notOurs')}>
      <Kept {...props} />
    </PlainPage>
  )
}

/** The session ended while somebody was writing. The words stand here until they have signed in again in another tab. */
export function SignInAgainPage(props: Props & { signInAddress: string }) {
  const say = texts(props.shell.lang)
  return (
    <PlainPage shell={props.shell} title={say('signInAgainTitle')} lead={say('signInAgain')}>
      <SignInBeside lang={props.shell.lang} address={props.signInAddress} />
      <Kept {...props} />
    </PlainPage>
  )
}

/** In a tab of its own: the page on which the words stand is not left. */
function SignInBeside({ lang, address }: { lang: Shell['lang']; address: string }) {
  return (
    <p>
      <a href={address} target="_blank" rel="noopener">
        {texts(lang)('toSignIn')}
      </a>
    </p>
  )
}

/** Whose page it was is not who is signed in now. Signed in again in another tab, they can send it from here. */
export function AnotherIsHerePage(props: Props & { signInAddress: string }) {
  const say = texts(props.shell.lang)
  return (
    <PlainPage shell={props.shell} title={say('anotherIsHereTitle')} lead={say('anotherIsHere')}>
      <SignInBeside lang={props.shell.lang} address={props.signInAddress} />
      <Kept {...props} />
    </PlainPage>
  )
}

/** Somebody has paused the access of whoever reads this. What was typed stands here, and can be sent from here when the pause is over. */
export function PausedPage(props: Props & { by: string; signInAddress?: string }) {
  const say = texts(props.shell.lang)
  const carries = props.formId && Object.values(props.typed ?? {}).some(Boolean)
  return (
    <PlainPage shell={props.shell} title={say('pausedTitle')} lead={say('paused', { name: props.by })}>
      {carries && props.signInAddress && (
        <>
          <p>{say('pausedKept')}</p>
          <SignInBeside lang={props.shell.lang} address={props.signInAddress} />
        </>
      )}
      <Kept {...props} />
    </PlainPage>
  )
}

/** The database is gone for a moment. Nothing typed is lost: the same form, with the same id, can be sent again from here. */
function AwayPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PlainPage shell={props.shell} title={say('awayTitle')} lead={say(keptOf(props).length > 0 ? 'awayKept' : 'away')}>
      <p>
        {say('awayDanger')} <a href="tel:112">112</a>.
      </p>
      <TryAgain {...props} />
      <Kept {...props} />
    </PlainPage>
  )
}

/** The page that was asked for, asked for once more; what was sent has its own button. */
function TryAgain({ shell, again }: Props) {
  if (!again) return null
  return (
    <p>
      <a href={again}>{texts(shell.lang)('tryAgain')}</a>
    </p>
  )
}

function FaultPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PlainPage shell={props.shell} title={say('faultTitle')} lead={say('fault')}>
      <TryAgain {...props} />
      <Kept {...props} />
    </PlainPage>
  )
}

/** An exception is a bug or an outage: a calm page, what was typed, and a line in the log without anybody's words. */
export function answerFault(
  error: Error,
  context: Context,
  { shell, body }: { shell: Shell; body: Body | undefined },
): Response | Promise<Response> {
  const { code = '' } = error as { code?: string }
  const typed = body?.typed
  if (error instanceof NotSent)
    return error.why === 'stalled' ? context.html(<TooMuchPage shell={shell} />, 408) : new Response(null, { status: nobodyReads })
  if (code === missing) return context.html(<NotFoundPage shell={shell} typed={typed} />, 404)
  logFault('fault', error, { route: context.get('routePattern') })
  if (unreadable.test(code)) return context.html(<NotFoundPage shell={shell} typed={typed} />, 404)
  const again = context.req.method === 'GET' ? shell.path : undefined
  const props = { shell, typed, formId: body?.ours ? body.formId : undefined, action: context.req.path, again }
  if (!isAway(error)) return context.html(<FaultPage {...props} />, 500)
  context.header('retry-after', '5')
  return context.html(<AwayPage {...props} />, 503)
}

/** Nginx's number for it: whoever watches sees that the sender went, and that nothing failed here. */
const nobodyReads = 499
/** A door of the database that found nothing for this person. */
const missing = 'P0002'
/** An address with something in it that the database cannot even look for. */
const unreadable = /^22/
const awayCodes = /^(ECONN|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|ETIMEDOUT|57P0|08|53300)/

/** No server, none of that name (as when its container stands still), one that is starting or stopping, or a connection that was cut. */
function isAway(error: Error): boolean {
  const code = (error as { code?: string }).code ?? ''
  return awayCodes.test(code) || /timeout exceeded when trying to connect|Connection terminated|connection error/i.test(error.message)
}
