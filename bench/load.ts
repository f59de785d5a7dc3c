import { Pool } from 'undici'

/** One request, as a browser would send it; `n` counts from nought over the whole run. */
export type Request = { path: string; method?: 'GET' | 'POST'; cookie?: string; form?: Record<string, string>; from?: string }
export type Figures = { perSecond: number; p50: number; p99: number; done: number; bytes: number; wrong: Map<number, number> }

/**
 * Plain HTTP load: `connections` browsers that each ask as soon as they have their answer, for `seconds`. What does not answer with
 * `expected` counts as wrong, and a run with anything wrong is no figure. Times are milliseconds until the last byte.
 */
export async function load(order: {
  origin: string
  connections: number
  seconds: number
  expected: readonly number[]
  request: (n: number) => Request
}): Promise<Figures> {
  const pool = new Pool(order.origin, { connections: order.connections, pipelining: 1 })
  const times: number[] = []
  const wrong = new Map<number, number>()
  let [n, bytes] = [0, 0]
  const began = performance.now()
  const until = began + order.seconds * 1000
  const browser = async () => {
    while (performance.now() < until) {
      const request = order.request(n++)
      const from = performance.now()
      const { statusCode, body } = await pool.request(toUndici(request))
      bytes += (await body.arrayBuffer()).byteLength
      times.push(performance.now() - from)
      if (!order.expected.includes(statusCode)) wrong.set(statusCode, (wrong.get(statusCode) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: order.connections }, browser))
  const seconds = (performance.now() - began) / 1000
  await pool.close()
  return { ...figuresOf(times, seconds), wrong, bytes: Math.round(bytes / times.length) }
}

export function figuresOf(times: number[], seconds: number) {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { perSecond: sorted.length / seconds, p50: at(0.5), p99: at(0.99), done: sorted.length }
}

export function toUndici({ path, method = 'GET', cookie, form, from }: Request) {
  const headers: Record<string, string> = { 'accept-encoding': 'br', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' }
  if (cookie) headers.cookie = cookie
  if (from) headers['x-forwarded-for'] = from
  if (form) headers['content-type'] = 'application/x-www-form-urlencoded'
  return { path, method, headers, body: form && new URLSearchParams(form).toString() }
}
