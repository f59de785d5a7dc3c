import { expect, test } from 'vitest'
import { wordsIn } from '#testing/as-read.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { hasWritten } from '../../builders.ts'

// A space after it: whoever types on goes on after it, and the words do not run together.
const apology = 'Vi sagde, at vi ville svare i dag kl. 11. Det gjorde vi ikke, og det er vores fejl. </textarea>'

/** Maja has written, and is promised an answer by eleven o'clock. */
async function owed(desk: Desk) {
  const held = await desk.held({ level: 'B' })
  const dueBy = new Date('2026-11-23T11:00:00+01:00')
  const conversation = await hasWritten(desk.database.owner, desk.network, { family: held.family, dueBy })
  return { ...held, talk: `${held.address}/conversations/${conversation}` }
}

test('where one answers a family it stands what is promised, by whom, and how urgent the family is', async () => {
  const desk = await aDesk()
  await using _ = desk.database
  const { talk } = await owed(desk)
  const { text } = await desk.anne.get(talk)
  expect(wordsIn(text)).toMatch(/Niveau B .*Løfte Aftalt Svar senest i dag kl\. 11 Holdes af Anne/)
  expect(text).toContain('er holdt, når du sender')
  expect(text).not.toContain(apology)
})

test.each([
  ['stands open', 'select 1'],
  ['was said to be broken', `update core.promise set ended_at = platform.now(), ended_as = 'broken' where what = 'answer' and open`],
])('an answer that is late and %s begins with our apology, until it is sent', async (_, ended) => {
  const desk = await aDesk()
  await using _database = desk.database
  const { talk } = await owed(desk)
  await desk.database.advance(90 * 60_000)
  await desk.ask(ended)
  const anne = await desk.site.signedIn(desk.network.anne.hat)
  const late = (await anne.get(talk)).text
  expect(late).toContain(apology)
  expect(late).toContain('Løftet er ikke holdt. Vi har sat en undskyldning i dit svar.')
  expect(late).not.toContain('er holdt, når du sender')
  await anne.send(talk, { words: 'Undskyld. Her er svaret.' }, { action: talk })
  const after = (await anne.get(talk)).text
  expect(after).not.toContain(apology)
  expect(wordsIn(after)).toContain('Der er ikke lovet noget lige nu.')
})
