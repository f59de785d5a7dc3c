import { connect as plug, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aRealHouse, type RealHouse } from '#testing/real-house.ts'

/** Over real connections, because only those are cut. */
let database: TestDatabase
let house: RealHouse
beforeAll(async () => {
  database = await freshDatabase()
  await aNetwork(database.owner)
  house = await aRealHouse(database)
})
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const length = 900_000
const start = 300_000

/** Sends the first part of a long text, and not the rest. */
async function begun(): Promise<Socket> {
  const { hostname, port } = new URL(house.url)
  const socket = plug(Number(port), hostname)
  socket.on('error', () => undefined)
  const head = `POST /skriv HTTP/1.1\r\nhost: ${hostname}:${port}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${length}\r\n\r\n`
  socket.write(`${head}${'go=next&words='.padEnd(start, 'a')}`)
  await wait(100)
  return socket
}

const whole = () =>
  fetch(`${house.url}/skriv`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: `go=next&words=${'b'.repeat(length)}`,
    signal: AbortSignal.timeout(5_000),
  })

test('who hangs up in the middle of a long text keeps no place, whether it was being read or still waited', async () => {
  for (let round = 0; round < 3; round++) {
    const sockets = []
    for (let n = 0; n < 7; n++) sockets.push(await begun())
    for (const socket of sockets.toReversed()) socket.destroy()
    expect((await whole()).status).toBe(422)
  }
  expect((await Promise.all(Array.from({ length: 6 }, whole))).map(({ status }) => status)).toEqual(Array(6).fill(422))
})

/** What the log says of the requests to the first page of the form, and every fault in it. */
function aLog() {
  const lines = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  return {
    [Symbol.dispose]: () => lines.mockRestore(),
    said: (words: string) => lines.mock.calls.flat().filter((line) => String(line).includes(words)).length,
  }
}

test('who hangs up in the middle is no fault of ours, and is counted as having gone', async () => {
  using log = aLog()
  const socket = await begun()
  socket.destroy()
  await vi.waitFor(() => expect(log.said('route=/skriv status=499')).toBe(1))
  expect(log.said(' fault ')).toBe(0)
})

test('who stalls with a long text gives up the place after half a minute; who goes on slowly keeps it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const sockets = await Promise.all([1, 2, 3, 4].map(begun))
    const answers = ['', '', '', '']
    for (const [n, socket] of sockets.entries()) socket.once('data', (data) => (answers[n] = String(data).slice(9, 12)))
    const [slow] = sockets
    const next = whole()
    await vi.advanceTimersByTimeAsync(20_000)
    slow!.write('a'.repeat(100))
    await wait(200)
    await vi.advanceTimersByTimeAsync(15_000)
    expect((await next).status).toBe(422)
    expect(answers).toEqual(['', '408', '408', '408'])
    slow!.write('a'.repeat(length - start - 100))
    await vi.waitFor(() => expect(answers[0]).toBe('422'))
  } finally {
    vi.useRealTimers()
  }
})
