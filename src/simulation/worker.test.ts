import { expect, test } from 'vitest'
import { PostOfficeAway } from '#core/send/mail.ts'
import type { Run } from './run.ts'
import { newTally } from './tally.ts'
import { carryMail } from './worker.ts'

test('a day on which nobody carries mail goes on, and any other fault of that work ends the run', async () => {
  const run = { owner: { query: async () => ({ rows: [{}] }) }, tally: newTally() } as unknown as Run
  const fails = (error: Error) => carryMail(run, { mail: () => Promise.reject(error) })
  await fails(new PostOfficeAway())
  await expect(fails(new TypeError('a mistake of ours'))).rejects.toThrow(TypeError)
})
