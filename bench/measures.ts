import { createHash } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import { familiesEach } from './fill.ts'
import type { Request } from './load.ts'

export type Cookies = { counsellors: string[]; director: string; adults: string[] }

export type Measure = {
  name: string
  /** Requests a second that are aimed at with ten connections on two shared cores. */
  aim?: number
  expected: readonly number[]
  connections: readonly number[]
  request: (n: number) => Request
  /** For the same statements said bare: what must be another row each time. */
  rename?: (n: number) => [string, string][]
  /** How many inquiries must wait in the queue for it, and no longer. */
  waiting?: number
}

/** The id of the n-th row of a kind, as the filling made it. */
export function idOf(kind: string, n: number): string {
  const hex = createHash('md5').update(`${kind} ${n}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}

const towns = ['8900', '9000', '5000', '1620', '6700', '7400', '4700', '9800', '3700', '8000']
const rivals = 20
/** Inquiries for the rivals, and those that the statements said bare claim. */
const [rivalled, bareClaims] = [3_000, 6_000]

/** What is asked, by whom, with which answer. */
export function measures(cookies: Cookies): Measure[] {
  const counsellor = (n: number) => cookies.counsellors[n % cookies.counsellors.length]!
  /** A family of the counsellor who asks, another one each time. */
  const familyOf = (n: number) => {
    const who = n % cookies.counsellors.length
    return idOf('family', who * familiesEach + (Math.floor(n / cookies.counsellors.length) % familiesEach))
  }
  const both = [1, 10] as const
  const read = { expected: [200], connections: both }
  return [
    { name: 'front page', aim: 3_000, ...read, request: () => ({ path: '/' }) },
    { name: 'help near a postcode', ...read, request: (n) => ({ path: `/find?sted=${towns[n % towns.length]}` }) },
    { name: 'opening a family', aim: 1_000, ...read, request: (n) => ({ path: `/desk/families/${familyOf(n)}`, cookie: counsellor(n) }) },
    { name: 'the 20 next due of all', aim: 1_100, ...read, request: () => ({ path: '/net/lists/open', cookie: cookies.director }) },
    { name: "a counsellor's own desk", ...read, request: (n) => ({ path: '/desk', cookie: counsellor(n) }) },
    { name: "a family's own page", ...read, request: (n) => ({ path: '/min-side', cookie: cookies.adults[n % cookies.adults.length]! }) },
    {
      ...{ name: 'writing a note', aim: 600, expected: [303], connections: both },
      request: (n) => ({
        ...{ path: `/desk/families/${familyOf(n)}/notes`, method: 'POST', cookie: counsellor(n) },
        form: { formId: newId(), body: 'Vi talte om ugen, der gik. Aftalen om tirsdag holder.', shownTo: 'us' },
      }),
    },
    {
      ...{ name: 'sending an inquiry', aim: 600, expected: [200], connections: both },
      request: (n) => ({
        ...{ path: '/skriv', method: 'POST', from: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` },
        form: { formId: newId(), words: 'Jeg er 19 og venter mig, og jeg ved ikke, hvor jeg skal bo.', at: 'words', go: 'send' },
      }),
    },
    {
      ...{ name: `claiming with ${rivals} rivals`, expected: [303, 409], connections: [rivals], waiting: rivalled + bareClaims },
      request: (n) => ({
        ...{
          path: `/desk/inquiries/${idOf('inquiry', Math.floor(n / rivals))}/claim`,
          method: 'POST',
          cookie: counsellor(n),
        },
        form: { formId: newId() },
      }),
      rename: (n) => [[idOf('inquiry', 0), idOf('inquiry', rivalled + (n % bareClaims))]],
    },
  ]
}
