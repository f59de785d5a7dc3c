import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any setting everything has a sensible value', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    trustProxy: 0,
    demo: undefined,
    clock: undefined,
  })
})

test('an empty setting is no setting', () => {
  expect(readConfig({ PORT: '', HELE_VEJEN_DEMO: ' ' })).toMatchObject({ port: 3000, demo: undefined })
})

test('settings are read', () => {
  const config = readConfig({
    PORT: '8080',
    HELE_VEJEN_DEMO: '1',
    HELE_VEJEN_CLOCK: '2026-11-22T22:40:00+01:00',
    PUBLIC_URL: 'https://a.example/',
  })
  expect(config).toMatchObject({ port: 8080, demo: true, clock: new Date('2026-11-22T21:40:00Z'), publicUrl: 'https://a.example' })
})

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://a.example'])(
  'people may sign in at %s',
  (address) => {
    expect(readConfig({ PUBLIC_URL: address }).publicUrl).toBe(address)
  },
)

test('earlier secrets keep their places, also where one was thrown away', () => {
  const old = 'an old secret'.replaceAll(' ', '-').padEnd(32, '-')
  expect(readConfig({ HELE_VEJEN_OLD_SECRETS: `- ${old}` }).oldSecrets).toEqual([null, old])
  expect(readConfig({}).oldSecrets).toEqual([])
})

const wrong: [name: string, value: string, says: string][] = [
  ['PORT', 'abc', 'PORT must be a port from 1 to 65535, not "abc".'],
  ['PORT', '0', 'PORT must be a port from 1 to 65535, not "0".'],
  ['PORT', '70000', 'PORT must be a port from 1 to 65535, not "70000".'],
  ['HOST', 'a b', 'HOST must be an address to listen on, such as 127.0.0.1 or 0.0.0.0, not "a b".'],
  ['HELE_VEJEN_DEMO', 'maybe', 'HELE_VEJEN_DEMO must be 1 or 0, not "maybe".'],
  ['HELE_VEJEN_CLOCK', '22:40', 'HELE_VEJEN_CLOCK must be a moment with its zone, such as 2026-11-22T22:40:00+01:00, not "22:40".'],
  ['HELE_VEJEN_CLOCK', '2026-13-22T22:40:00Z', 'HELE_VEJEN_CLOCK must be a moment'],
  ['HELE_VEJEN_SECRET', 'short', 'HELE_VEJEN_SECRET must be at least 32 characters that nobody can guess, without white space.'],
  ['HELE_VEJEN_SECRET', 'fourwordswithaspace between them and more', 'HELE_VEJEN_SECRET must be at least 32 characters'],
  [
    'HELE_VEJEN_SECRET',
    `${'x'.repeat(44)}   # openssl rand -base64 32`,
    'HELE_VEJEN_SECRET has a comment behind its value. Put the comment on a line of its own.',
  ],
  ['SMTP_URL', 'smtp://h?from=a@b.dk\t# without it no mail leaves', 'SMTP_URL has a comment behind its value.'],
  ['PUBLIC_URL', 'http://hjaelp.example.org', 'PUBLIC_URL must be HTTPS, except on localhost'],
  [
    'HELE_VEJEN_OLD_SECRETS',
    'short',
    'HELE_VEJEN_OLD_SECRETS must be the earlier secrets with spaces between, oldest first; - for one thrown away.',
  ],
  ['DATABASE_URL', 'mysql://u:hunter2@h/d', 'DATABASE_URL must be an address like postgres://user:password@host:5432/name.'],
  ['PUBLIC_URL', 'a.example', 'PUBLIC_URL must be an address like https://hjaelp.example.org, not "a.example".'],
  ['TRUST_PROXY', '-1', 'TRUST_PROXY must be how many proxies stand in front, from 0 to 10, not "-1".'],
  ['SMTP_URL', 'http://h', 'SMTP_URL must be an address like smtp://user:password@host:587.'],
  ['METRICS_TOKEN', 'x', 'METRICS_TOKEN must be at least 16 characters.'],
  ['HELE_VEJEN_DEMOO', '1', 'HELE_VEJEN_DEMOO is not a setting.'],
]

test.each(wrong)('a wrong %s (%s) stops the start with a line that names it', (name, value, says) => {
  expect(() => readConfig({ [name]: value })).toThrow(says)
})

test('a secret that is wrong is named but not shown', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).toThrow(/^((?!hunter2).)*$/)
})
