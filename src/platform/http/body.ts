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
  const posted = readPosted(bytes === undefined ? '' : await fieldsIn(bytes, type))
  return { ...posted, tooMuch: bytes === undefined, ours: isOurs(header, { ...our, formToken: posted.formToken }) }
}

/** A form as its fields, however the browser packed them; anything else holds none. */
async function fieldsIn(bytes: Buffer, type: string): Promise<string> {
  if (type.startsWith('application/x-www-form-urlencoded')) return bytes.toString('utf8')
  return type.startsWith('multipart/form-data') ? fieldsOfParts(bytes, type) : ''
}

async function bytesOf(request: Request): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  if (!request.body) return Buffer.alloc(0)
  for await (const piece of request.body) {
    length += piece.length
    if (length > mostRead) return undefined
    if (length <= mostBytes) pieces.push(piece)
  }
  return length > mostBytes ? undefined : Buffer.concat(pieces)
}
