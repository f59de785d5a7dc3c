import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

type For = { key: Buffer; use: string; now: Date }

const minutesValid = 5
const [timeBytes, randomLength] = [6, 26]
const macAt = timeBytes + randomLength

/** Something new to sign: when it was made, 208 random bits, and our own mark. It is for one use only, and nothing is kept until it is answered. */
export function makeChallenge({ key, use, now }: For): Uint8Array<ArrayBuffer> {
  const body = Buffer.concat([timeOf(now), randomBytes(randomLength)])
  return new Uint8Array(Buffer.concat([body, mark(body, { key, use })]))
}

/** Whether a challenge is ours, for this use, and not too old. */
export function isOurChallenge(text: string, { key, use, now }: For): boolean {
  const bytes = Buffer.from(text, 'base64url')
  const [body, given] = [bytes.subarray(0, macAt), bytes.subarray(macAt)]
  const right = mark(body, { key, use })
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false
  const age = now.getTime() - body.readUIntBE(0, timeBytes)
  return age >= 0 && age <= minutesValid * 60_000
}

export function challengeHash(text: string): Buffer {
  return createHash('sha256').update(Buffer.from(text, 'base64url')).digest()
}

function timeOf(now: Date): Buffer {
  const time = Buffer.alloc(timeBytes)
  time.writeUIntBE(now.getTime(), 0, timeBytes)
  return time
}

function mark(body: Buffer, { key, use }: Omit<For, 'now'>): Buffer {
  return createHmac('sha256', key).update(`challenge ${use}\n`).update(body).digest()
}
