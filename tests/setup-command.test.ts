import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

/** `npm run setup`, as an operator gives it, on a real database of its own. */
function setup(settings: Record<string, string>, flags: string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, HELE_VEJEN_SECRET: 'a-secret-that-only-tests-know-32-characters', ...settings }
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/setup.ts', ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      output += piece
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

const flags = ['--network', 'Hele vejen', '--house', 'Huset ved havnen', '--name', 'Birgit']

test('a network is begun from the command line, by one of two who try, and the printed address is the way in', {
  timeout: 120_000,
}, async () => {
  await using database = await freshDatabase()
  const settings = { DATABASE_URL: database.url, PUBLIC_URL: 'https://hjaelp.example.org/' }
  await database.owner.query(`update platform.database_mark set kind = 'real'`)
  const unfinished = await setup(settings, ['--network', 'Hele vejen'])
  const runs = await Promise.all([setup(settings, flags), setup(settings, flags)])
  expect(unfinished).toEqual({
    code: 1,
    output: expect.stringMatching(/^Missing: house, name\. .*\n {2}npm run setup -- --network .* --name /),
  })
  expect(runs.map(({ code }) => code).sort()).toEqual([0, 1])
  const [won, lost] = runs.sort((a, b) => a.code! - b.code!)
  expect(lost!.output).toMatch(/Somebody (is here already|was first)/)
  const path = /https:\/\/hjaelp\.example\.org(\/invitation\/[\w-]{43})\n/.exec(won!.output)![1]!
  expect((await (await aSite(database)).visitor().get(path)).text).toContain('Velkommen, Birgit')
  expect(await setup(settings, [])).toEqual({
    code: 1,
    output: expect.stringMatching(/^Somebody is here already\. A leader invites people/),
  })
  expect((await database.owner.query('select count(*)::int as n from core.organisation')).rows).toEqual([{ n: 2 }])
})
