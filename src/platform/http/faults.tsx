import type { Context } from 'hono'
import { Button } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form } from '#platform/html/form.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { logFault } from '#platform/log.ts'
import { type Body, NotSent } from './body.ts'
import { isWords, type Typed } from './form.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; typed?: Typed; formId?: string; action?: string }

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

export function TooMuchPage(props: Props) {
  const say = texts(props.shell.lang)
  return <PublicPage shell={props.shell} title={say('tooMuchTitle')} lead={say('tooMuch')} />
}

/** The post did not come from a page of ours. What was typed stands here, and can be sent from this page, which is. */
export function NotOursPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('notOursTitle')} lead={say('notOurs')}>
      <Kept {...props} />
    </PublicPage>
  )
}

/** The session ended while somebody was writing. The words stand here until they have signed in again in another tab. */
export function SignInAgainPage(props: Props & { signInAddress: string }) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('signInAgainTitle')} lead={say('signInAgain')}>
      <SignInBeside lang={props.shell.lang} address={props.signInAddress} />
      <Kept {...props} />
    </PublicPage>
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
export function AnotherIsHerePage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('anotherIsHereTitle')} lead={say('anotherIsHere')}>
      <Kept {...props} />
    </PublicPage>
  )
}

/** Somebody has paused the access of whoever reads this. What was typed stands here, and can be sent from here when the pause is over. */
export function PausedPage(props: Props & { by: string; signInAddress?: string }) {
  const say = texts(props.shell.lang)
  const carries = props.formId && Object.values(props.typed ?? {}).some(Boolean)
  return (
    <PublicPage shell={props.shell} title={say('pausedTitle')} lead={say('paused', { name: props.by })}>
      {carries && props.signInAddress && (
        <>
          <p>{say('pausedKept')}</p>
          <SignInBeside lang={props.shell.lang} address={props.signInAddress} />
        </>
      )}
      <Kept {...props} />
    </PublicPage>
  )
}

/** The database is gone for a moment. Nothing typed is lost: the same form, with the same id, can be sent again from here. */
function AwayPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('awayTitle')} lead={say(keptOf(props).length > 0 ? 'awayKept' : 'away')}>
      <p>
        {say('awayDanger')} <a href="tel:112">112</a>.
      </p>
      <Kept {...props} />
    </PublicPage>
  )
}

function keptOf({ typed = {} }: Props): [string, string | undefined][] {
  return Object.entries(typed).filter(([, value]) => value)
}

/** What somebody wrote stands where they can see it and copy it; what they only chose travels along unseen. */
function Kept(props: Props) {
  const say = texts(props.shell.lang)
  const fields = keptOf(props)
  if (fields.length === 0) return null
  const words = fields.flatMap(([name, value]) => (isWords(name, value ?? '') ? [name] : []))
  return (
    <Form shell={props.shell} formId={props.formId} action={props.action}>
      {fields.map(([name, value]) =>
        words.includes(name) ? (
          <TextArea name={name} label={say('keptWords', { nth: words.indexOf(name) + 1, count: words.length })} value={value} rows={8} />
        ) : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
      {props.formId && <Button>{say('sendAgain')}</Button>}
    </Form>
  )
}

function FaultPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('faultTitle')} lead={say('fault')}>
      <Kept {...props} />
    </PublicPage>
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
  const props = { shell, typed, formId: body?.ours ? body.formId : undefined, action: context.req.path }
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
