import type { Context } from 'hono'
import { type Posted, readPosted } from './form.ts'
import { fieldsOfParts } from './parts.ts'
import { isOurs } from './sender.ts'

/** A form that has come in: whether a page of ours sent it, and what it says. */
export type Body = Posted & { ours: boolean; tooMuch: boolean }

/** Room for a million bytes of text in any script, as a browser sends it. What is longer is never kept in memory. */
const mostBytes = 4_000_000
/** The browser shows our answer only when it could send everything; who sends without end is cut off. */
const mostRead = 10 * mostBytes

/**
 * So much is read from everybody at once. What is longer takes many times its size while it is answered, so its rest waits for its turn,
 * unread. Forms of the usual length never wait. Who has a place and sends nothing for so long gives it up; a phone on a bad line is slow, but
 * is heard from every few seconds, and has until the server cuts the request (Node: five minutes).
 */
const readAtOnce = 200_000
const longAtOnce = 4
const longestStill = 30_000

/** The sender hung up, or sends nothing more: not our fault, and nothing of the form was taken. */
export class NotSent extends Error {
  readonly why: 'hung up' | 'stalled'
  constructor(why: NotSent['why']) {
    super(why)
    this.why = why
  }
}

let long = 0
const waiting: (() => void)[] = []
const holding = new WeakSet<Request>()

async function waitForTurn(request: Request): Promise<void> {
  if (long < longAtOnce) long++
  else await new Promise<void>((resolve) => waiting.push(resolve))
  holding.add(request)
}

/** The request has been answered: whoever waits with a long text is next. */
export function letNextRead(request: Request): void {
  if (!holding.delete(request)) return
  const next = waiting.shift()
  if (next) next()
  else long--
}

type Our = { publicUrl: string; key: Buffer }
const received = new WeakMap<Request, Promise<Body>>()

/** Read once, however often it is asked for: a fault after the reading must still find the words. */
export function bodyOf(context: Context, our: Our): Promise<Body> {
  const { raw } = context.req
  const known = received.get(raw) ?? read(context, our)
  received.set(raw, known)
  return known
}

async function read(context: Context, our: Our): Promise<Body> {
  const header = (name: string) => context.req.header(name)
  const type = header('content-type') ?? ''
  const bytes = await bytesOf(context.req.raw)
  const posted = readPosted(bytes === undefined ? [] : await fieldsIn(bytes, type))
  return { ...posted, tooMuch: bytes === undefined, ours: isOurs(header, { ...our, formToken: posted.formToken }) }
}

/** A form as its fields, however the browser packed them; anything else holds none. */
async function fieldsIn(bytes: Buffer, type: string): Promise<Iterable<[name: string, value: string]>> {
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(bytes.toString('utf8'))
  return type.startsWith('multipart/form-data') ? fieldsOfParts(bytes, type) : []
}

async function bytesOf(request: Request): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  try {
    for (let piece = await next(reader); piece; piece = await next(reader, holding.has(request))) {
      length += piece.length
      if (length > readAtOnce && !holding.has(request)) await waitForTurn(request)
      if (length > mostRead) return undefined
      if (length <= mostBytes) pieces.push(piece)
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
  return length > mostBytes ? undefined : Buffer.concat(pieces)
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>, hasPlace = false): Promise<Uint8Array | undefined> {
  const piece = reader.read().catch(() => Promise.reject(new NotSent('hung up')))
  if (!hasPlace) return (await piece).value
  let waited: NodeJS.Timeout | undefined
  const stalled = new Promise<never>((_, reject) => {
    waited = setTimeout(() => reject(new NotSent('stalled')), longestStill)
  })
  return (await Promise.race([piece, stalled]).finally(() => clearTimeout(waited))).value
}
