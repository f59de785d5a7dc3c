import { z } from 'zod'

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

const postgresUrl = url('postgres://user:password@host:5432/name', ['postgres:', 'postgresql:'])

/** Every setting there is: what it must look like, in words that can be shown, and what holds when it is not set. */
const settings = {
  PORT: whole('a port from 1 to 65535', 1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'an address to listen on, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  HELE_VEJEN_DATA: z.string().default('./data'),
  HELE_VEJEN_POSTGRES: z.string().optional(),
  HELE_VEJEN_DEMO: z
    .string()
    .refine((word) => /^(1|0|true|false)$/.test(word), '1 or 0')
    .transform((word) => word === '1' || word === 'true')
    .optional(),
  HELE_VEJEN_CLOCK: z
    .string()
    .refine((text) => moment.test(text) && !Number.isNaN(Date.parse(text)), 'a moment with its zone, such as 2026-11-22T22:40:00+01:00')
    .transform((text) => new Date(text))
    .optional(),
  HELE_VEJEN_SECRET: z
    .string()
    .regex(/^\S{32,}$/, 'at least 32 characters that nobody can guess, without white space')
    .optional(),
  HELE_VEJEN_OLD_SECRETS: z
    .string()
    .transform((text) => text.split(/\s+/).map((one) => (one === '-' ? null : one)))
    .refine(
      (all) => all.every((one) => one === null || one.length >= 32),
      'the earlier secrets with spaces between, oldest first; - for one thrown away',
    )
    .optional(),
  PUBLIC_URL: url('https://hjaelp.example.org', ['http:', 'https:'])
    .refine(isSafeToSignInAt, 'HTTPS, except on localhost: a browser makes no passkey elsewhere')
    .optional(),
  TRUST_PROXY: whole('how many proxies stand in front, from 0 to 10', 0, 10).default(0),
  SMTP_URL: url('smtp://user:password@host:587', ['smtp:', 'smtps:']).optional(),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
}

const secret = new Set(['DATABASE_URL', 'DATABASE_OWNER_URL', 'HELE_VEJEN_SECRET', 'HELE_VEJEN_OLD_SECRETS', 'SMTP_URL', 'METRICS_TOKEN'])

export type Config = {
  port: number
  host: string
  databaseUrl?: string
  databaseOwnerUrl?: string
  dataDir: string
  /** The folder of an installed PostgreSQL's programs, for a database of its own. */
  postgres?: string
  /** Not said: a new embedded database becomes a demo world, any other stays what it was created as. */
  demo?: boolean
  clock?: Date
  secret?: string
  /** Those before it, oldest first; null keeps the place of one thrown away, so that the others keep their numbers. */
  oldSecrets: (string | null)[]
  /** Without a slash at the end. */
  publicUrl?: string
  trustProxy: number
  smtpUrl?: string
  metricsToken?: string
}

/** A setting is wrong: the message is the one line that is shown, and the start stops there. */
export class WrongSetting extends Error {}

/** Reads the environment once. Nothing else in the house reads it. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('HELE_VEJEN_') && !(name in settings))
  if (unknown) throw new WrongSetting(`${unknown} is not a setting. The settings are: ${Object.keys(settings).join(', ')}.`)
  const given = Object.fromEntries(Object.keys(settings).map((name) => [name, env[name]?.trim() || undefined]))
  const commented = Object.keys(settings).find((name) => /\s#/.test(given[name] ?? ''))
  if (commented) throw new WrongSetting(`${commented} has a comment behind its value. Put the comment on a line of its own.`)
  const read = z.object(settings).safeParse(given)
  if (!read.success) throw new WrongSetting(lineFor(read.error.issues[0]!, given))
  const { data } = read
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    databaseOwnerUrl: data.DATABASE_OWNER_URL,
    dataDir: data.HELE_VEJEN_DATA,
    postgres: data.HELE_VEJEN_POSTGRES,
    demo: data.HELE_VEJEN_DEMO,
    clock: data.HELE_VEJEN_CLOCK,
    secret: data.HELE_VEJEN_SECRET,
    oldSecrets: data.HELE_VEJEN_OLD_SECRETS ?? [],
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: data.TRUST_PROXY,
    smtpUrl: data.SMTP_URL,
    metricsToken: data.METRICS_TOKEN,
  }
}

function lineFor(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const wrong = secret.has(name) ? '' : `, not "${given[name]}"`
  return `${name} must be ${issue.message}${wrong}.`
}

function whole(what: string, min: number, max: number) {
  return z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max, what)
    .transform(Number)
}

function url(example: string, protocols: string[]) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `an address like ${example}`)
}

function isSafeToSignInAt(text: string): boolean {
  if (!URL.canParse(text)) return true
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
