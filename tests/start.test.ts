import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '#platform/free-port.ts'

/** The first command of the README, as a new user gives it: in a process of its own, on a folder of its own. */
const folder = mkdtempSync(join(tmpdir(), 'hele-vejen-start-'))
chmodSync(folder, 0o755)
const pidFile = join(folder, 'postgres', 'postmaster.pid')
let port: number
beforeAll(async () => {
  port = await freePort()
})
const running = new Set<ChildProcess>()
// What a failed test leaves behind would answer in the place of the next.
afterEach(async () => {
  const left = [...running]
  for (const child of left) child.kill('SIGTERM')
  await Promise.all(left.map((child) => new Promise((resolve) => child.once('exit', resolve))))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Started = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

const node = [process.execPath, 'src/start.mjs'] as const

function start(
  settings: Record<string, string> = {},
  until = /Ctrl-C stops/,
  [program, ...words]: readonly string[] = node,
): Promise<Started> {
  const env = { ...process.env, HELE_VEJEN_DATA: folder, PORT: String(port), ...settings }
  const child = spawn(program!, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return new Promise((resolve) => {
    const done = () => resolve({ child, output: () => output, ended })
    const read = (piece: Buffer) => {
      output += piece
      if (until.test(output)) done()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(done)
  })
}

test('a first start shows where the data is, and a page; Ctrl-C stops everything', { timeout: 60_000 }, async () => {
  const { child, output, ended } = await start()
  expect(output()).toMatch(new RegExp(`^Hele Vejen. The data is in ${folder}\\.`))
  expect(await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.text())).toBe('ready')
  const second = await start()
  expect([await second.ended, second.output()]).toEqual([0, expect.stringContaining(`already running here: http://127.0.0.1:${port}`)])
  expect(existsSync(pidFile)).toBe(true)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(output()).toContain('Stopping: SIGINT.\n')
  expect(existsSync(pidFile)).toBe(false)
})

test('whoever reads what the program says may go, and the work goes on; a start after a kill of everything finds all as it was', {
  timeout: 60_000,
}, async () => {
  const { child } = await start()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.stdout!.destroy()
  child.stderr!.destroy()
  for (const path of ['/find', '/']) expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200) // each a line in the log
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  child.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await gone
  const next = await start()
  expect(await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.text())).toBe('ready')
  next.child.stdout!.destroy()
  next.child.stderr!.destroy()
  const stopped = new Promise<number | null>((resolve) => next.child.once('exit', resolve))
  next.child.kill('SIGTERM')
  expect(await stopped).toBe(0)
  expect(existsSync(pidFile)).toBe(false)
})

test('npm start stops whole when npm is told to', { timeout: 60_000 }, async () => {
  const { child, output, ended } = await start({}, /Ctrl-C stops/, ['npm', 'start'])
  child.kill('SIGTERM')
  await ended // the pipe is closed when everybody who writes to it has gone
  expect(output()).toContain('Stopping: ')
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
  expect(existsSync(pidFile)).toBe(false)
})

test('a first start of a real house prints the one address at which it is begun', { timeout: 180_000 }, async () => {
  const { child, output, ended } = await start({ HELE_VEJEN_DATA: join(folder, 'real'), HELE_VEJEN_DEMO: '0' }, /\/setup\/\S+/)
  const path = new RegExp(`http://localhost:${port}(/setup/[\\w-]{43})`).exec(output())?.[1]
  const page = await fetch(`http://127.0.0.1:${port}${path}`)
  expect([page.status, (await page.text()).includes('Begynd jeres netværk')]).toEqual([200, true])
  expect(await fetch(`http://127.0.0.1:${port}/demo`).then(({ status }) => status)).toBe(404)
  expect(output()).toContain('No mail leaves this house: SMTP_URL is not set.')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('a start that finds its port taken says so, and has done nothing by then', { timeout: 60_000 }, async () => {
  const holder = createServer().listen(port, '127.0.0.1')
  const { ended, output } = await start({ HELE_VEJEN_DATA: join(folder, 'real'), HELE_VEJEN_DEMO: '0' })
  expect(await ended).toBe(1)
  expect(output()).toContain(`PORT ${port} on 127.0.0.1 cannot be used`)
  expect(output()).not.toMatch(/ job task=/)
  await new Promise((resolve) => holder.close(resolve))
})

const wrong: [settings: Record<string, string>, line: string][] = [
  [{ PORT: 'abc' }, 'PORT must be a port from 1 to 65535, not "abc".\n'],
  [
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
    'HELE_VEJEN_SECRET must be set when DATABASE_URL is: at least 32 characters that nobody can guess.\n',
  ],
  [
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', HELE_VEJEN_SECRET: 'x'.repeat(32) },
    'The database of DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1.\n',
  ],
  [
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', HELE_VEJEN_SECRET: 'x'.repeat(32), HELE_VEJEN_DATA: '/dev/null/data' },
    'HELE_VEJEN_DATA must be a folder that this process may write to, not "/dev/null/data": the proof of each night is put there.\n',
  ],
]

test.each(wrong)('%o stops the start with one line', async (settings, line) => {
  const { ended, output } = await start(settings, /never/)
  expect(await ended).toBe(1)
  expect(output()).toBe(line)
})
