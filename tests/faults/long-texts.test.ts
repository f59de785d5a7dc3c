import { connect as plug, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

/** Sends the first part of a long text, and not the rest. */
async function begun(): Promise<Socket> {
  const { hostname, port } = new URL(house.url)
  const socket = plug(Number(port), hostname)
  socket.on('error', () => undefined)
  const head = `POST /skriv HTTP/1.1\r\nhost: ${hostname}:${port}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${length}\r\n\r\n`
  socket.write(`${head}go=next&words=${'a'.repeat(300_000)}`)
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
