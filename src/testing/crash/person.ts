import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '#platform/ids.ts'

export type Answer = { status: number; text: string; location: string }

/** Somebody at a browser, who sends the same form again until there is an answer, at whichever process takes it. */
export type Person = {
  get(path: string): Promise<Answer>
  post(path: string, fields: Record<string, string>): Promise<Answer>
}

export type Street = {
  /** Where the proxy in front sends the next one. */
  next(): string
  /** Told of each time there was no answer. */
  unanswered(): void
}

const mostTries = 400

/** `token` is the session they begin with. Each writes from an address of their own. */
export function aPerson(street: Street, { n, token }: { n: number; token?: string }): Person {
  let cookie = token ? `hv=${token}` : ''
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { ...init.headers, cookie, 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` }
    const response = await fetch(`${street.next()}${path}`, {
      ...{ ...init, headers, redirect: 'manual' },
      signal: AbortSignal.timeout(15_000),
    })
    const text = await response.text()
    if (response.status >= 500) throw new Error(`${response.status}`)
    for (const line of response.headers.getSetCookie()) if (line.startsWith('hv=')) cookie = line.split(';')[0]!
    return { status: response.status, text, location: response.headers.get('location') ?? '' }
  }
  const insist = async (path: string, init: RequestInit): Promise<Answer> => {
    for (let tries = 1; ; tries++) {
      try {
        return await ask(path, init)
      } catch (error) {
        if (tries === mostTries) throw error
        street.unanswered()
        await wait(100 + Math.random() * 200)
      }
    }
  }
  return {
    get: (path) => insist(path, {}),
    post: (path, fields) =>
      insist(path, {
        method: 'POST',
        body: new URLSearchParams({ formId: newId(), ...fields }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      }),
  }
}
