import type { MailTrial } from '#core/send/mail.ts'
import { newToken, startDemoSession } from '#core/session/session.ts'
import { buildAssets } from '#platform/assets.ts'
import { as } from '#platform/db.ts'
import { createApp } from '../app.ts'
import { asRead } from './as-read.ts'
import type { TestDatabase } from './database.ts'

const assets = buildAssets()
export const testSecret = 'a secret that only tests know, 32 characters'
type Site = ReturnType<typeof createApp>['site']

export type Page = { status: number; text: string; location: string; headers: Headers }
export type Browser = {
  get(path: string): Promise<Page>
  /** Opens `path`, fills its form in (or the form whose action is `action`) and sends it, as a browser would. */
  send(path: string, fields: Record<string, string>, options?: { action?: string; formId?: string }): Promise<Page>
  /** The same form, to be sent later: what it had been shown stays as it was. */
  opened(path: string, options?: { action?: string; formId?: string }): Promise<(fields: Record<string, string>) => Promise<Page>>
  /** Sends without opening the page first: for double clicks and attacks. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Page>
  /** Follows one redirect. */
  follow(page: Page): Promise<Page>
  cookie(): string
}

/** The whole site over one test database, and a browser for each person. */
type House = { mail?: boolean; postOffice?: MailTrial; world?: 'test' | 'demo'; secrets?: (string | null)[]; publicUrl?: string }
export async function aSite(database: TestDatabase, { mail = true, postOffice, world = 'test', secrets = [], publicUrl = '' }: House = {}) {
  const { site, parts } = createApp({
    db: database.db,
    assets: await assets,
    secret: secrets.at(-1) ?? testSecret,
    oldSecrets: secrets.slice(0, -1),
    publicUrl,
    trustProxy: 0,
    mail,
    postOffice,
    whatIsWrong: async () => null,
    world,
  })

  async function signedIn(hat: string): Promise<Browser> {
    const token = newToken()
    await as(database.db, { kind: 'visitor' }, (tx) => startDemoSession(tx, hat, token))
    return browserOf(site, `hv=${token}`)
  }

  return { site, parts, visitor: () => browserOf(site), signedIn }
}

function browserOf(site: Site, cookie = ''): Browser {
  const jar = new Map(cookie ? [cookie.split('=') as [string, string]] : [])
  const kept = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const response = await site.request(`http://hele.test${path}`, {
      ...init,
      headers: { host: 'hele.test', cookie: kept(), ...(init.headers as Record<string, string>) },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=')
      if (/max-age=0(;|$)/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return {
      status: response.status,
      text: asRead(await response.text()),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    }
  }
  const post: Browser['post'] = (path, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  const opened: Browser['opened'] = async (path, { action, formId } = {}) => {
    const page = await ask(path)
    const form = formOf(page.text, action)
    const sent = { ...form.hidden, ...(formId ? { formId } : {}) }
    return async (fields) => (page.status === 200 ? post(action ?? form.action ?? path, { ...sent, ...fields }) : page)
  }
  return {
    get: (path) => ask(path),
    post,
    opened,
    send: async (path, fields, options) => (await opened(path, options))(fields),
    follow: (page) => ask(page.location),
    cookie: kept,
  }
}

/** The hidden fields and the address of a page's form, so that a test sends just what the page would. */
function formOf(html: string, action?: string): { action?: string; hidden: Record<string, string> } {
  const forms = [...html.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((one) => (action ? one.includes(`action="${action}"`) : !one.includes('/sign-out"'))) ?? ''
  const hidden: Record<string, string> = {}
  // A field may stand outside its form and name it.
  const id = form.match(/^<form\b[^>]* id="([^"]*)"/)?.[1]
  for (const [input] of html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const whose = input.match(/ form="([^"]*)"/)?.[1]
    if (whose ? whose !== id : !form.includes(input)) continue
    const name = input.match(/name="([^"]*)"/)?.[1]
    if (name) hidden[name] = plain(input.match(/value="([^"]*)"/)?.[1] ?? '')
  }
  return { action: form.match(/action="([^"]*)"/)?.[1], hidden }
}

/** What the form on a page carries unseen. */
export function heldBy(html: string, action: string): Record<string, string> {
  return formOf(html, action).hidden
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
