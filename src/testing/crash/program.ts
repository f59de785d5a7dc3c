import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** One process of the real program, web and worker. Whenever it ends, it is started again, as whoever runs it would. */
export type Program = {
  address: string
  /** Until it answers that it can work. */
  ready(): Promise<void>
  kill(): void
  stop(): Promise<void>
}

export function aProgram(settings: Record<string, string>): Program {
  const address = `http://127.0.0.1:${settings.PORT}`
  let child: ChildProcess
  let said = ''
  let stopping = false
  let gone: Promise<void> = Promise.resolve()
  const start = () => {
    if (stopping) return
    said = ''
    child = spawn(process.execPath, ['src/start.mjs'], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => {
        said = `${said}${piece}`.slice(-2_000)
      })
    gone = new Promise((resolve) =>
      child.once('exit', () => {
        resolve()
        setTimeout(start, 300)
      }),
    )
  }
  start()
  process.once('exit', () => child.kill('SIGKILL')) // whatever ends us, no program stays behind
  return {
    address,
    async ready() {
      for (let tries = 0; !(await answers(address)); tries++) {
        if (tries > 600) throw new Error(`the program does not answer: ${said}`)
        await wait(100)
      }
    },
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      stopping = true
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
}
