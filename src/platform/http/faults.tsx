import type { Context } from 'hono'
import { Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { logFault } from '#platform/log.ts'
import { readPosted, type Typed } from './form.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; typed?: Typed; formId?: string; action?: string }

export function NotFoundPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('notFoundTitle')} lead={say('notFound')}>
      <p>
        <a href={props.shell.lang === 'en' ? '/en' : '/'}>{say('toFront')}</a>
      </p>
    </PublicPage>
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
      <p>
        <a href={props.signInAddress} target="_blank" rel="noopener">
          {say('toSignIn')}
        </a>
      </p>
      <Kept {...props} />
    </PublicPage>
  )
}

/** The database is gone for a moment. Nothing typed is lost: the same form, with the same id, can be sent again from here. */
function AwayPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('awayTitle')} lead={say('away')}>
      <p>
        {say('awayDanger')} <a href="tel:112">112</a>.
      </p>
      <Kept {...props} />
    </PublicPage>
  )
}

function Kept(props: Props) {
  const say = texts(props.shell.lang)
  const fields = Object.entries(props.typed ?? {}).filter(([, value]) => value)
  if (fields.length === 0) return null
  return (
    <Form shell={props.shell} formId={props.formId} action={props.action}>
      {fields.map(([name, value]) =>
        (value ?? '').length > 60 || name === 'words' ? (
          <TextArea name={name} label={say('keptWords')} value={value} rows={8} />
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
export async function answerFault(error: Error, context: Context, shellOf: (context: Context) => Shell): Promise<Response> {
  const shell = shellOf(context)
  if (isMissing(error)) return context.html(<NotFoundPage shell={shell} />, 404)
  logFault('fault', error, { route: context.get('routePattern') })
  const posted = context.req.method === 'POST' ? readPosted(await context.req.text().catch(() => '')) : undefined
  const props = { shell, typed: posted?.typed, formId: posted?.formId, action: context.req.path }
  if (!isAway(error)) return context.html(<FaultPage {...props} />, 500)
  context.header('retry-after', '5')
  return context.html(<AwayPage {...props} />, 503)
}

function isMissing(error: Error): boolean {
  return (error as { code?: string }).code === 'P0002'
}

const awayCodes = /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|57P0|08|53300)/

/** No server, a server that is starting or stopping, or a connection that was cut. */
function isAway(error: Error): boolean {
  const code = (error as { code?: string }).code ?? ''
  return awayCodes.test(code) || /timeout exceeded when trying to connect|Connection terminated|connection error/i.test(error.message)
}
