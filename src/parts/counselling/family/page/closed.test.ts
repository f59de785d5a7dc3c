import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aMotherWhoComesBack, close } from '#testing/comes-back.ts'
import { aStory, type Story } from '#testing/story.ts'

const talks = async ({ signedIn, network }: Story, held: string) =>
  /<section id="talks"[\s\S]*?<\/section>/.exec((await (await signedIn(network.anne)).get(held)).text)![0]

test('the page of a closed family says that somebody wrote again, where it stands, and who has it', async () => {
  await using story = await aStory()
  const { held, asked } = await aMotherWhoComesBack(story)
  const waiting = await talks(story, held)
  expect(waiting).toMatch(/Maja<[\s\S]*Skrev igen i dag kl\.\s10\.05\. Står i køen\./)
  expect([waiting.includes(`href="${asked}"`), waiting.includes('Ingen i familien har skrevet')]).toEqual([true, false])
  const cille = await story.signedIn(story.network.cille)
  expect((await cille.post(`${asked}/claim`, { formId: newId() })).status).toBe(303)
  const taken = await talks(story, held)
  expect([taken.includes('Cille har henvendelsen.'), taken.includes(asked)]).toEqual([true, false])
})

const promised = async ({ signedIn, network }: Story, held: string) =>
  /<section id="promises"[\s\S]*?<\/section>/.exec((await (await signedIn(network.anne)).get(held)).text)![0]

test('the page of a closed family says what somebody who wrote again is promised, and until when', async () => {
  await using story = await aStory()
  const { held, asked } = await aMotherWhoComesBack(story)
  const waiting = await promised(story, held)
  expect(waiting).toMatch(/(Svar|Besked om en tid) til Maja senest [\s\S]{1,80}Lovet i henvendelsen</)
  expect(waiting).not.toContain('Intet lovet')
  await story.database.advance(5 * 86_400_000)
  expect(await promised(story, held)).toContain('Lovet i henvendelsen. Tiden er gået.')
  const cille = await story.signedIn(story.network.cille)
  await cille.post(`${asked}/claim`, { formId: newId() })
  expect(await promised(story, held)).toContain('Cille har henvendelsen fra Maja. Det, der er lovet, står i den.')
})

test('of a closed family nobody waits in, the page says that nothing is promised, and of no time to come', async () => {
  await using story = await aStory()
  const { id } = await aHeldFamily(story.database.owner, story.network, { level: 'C' })
  expect(await promised(story, `/desk/families/${id}`)).toContain('Når nogen lover familien en tid')
  await close(story, `/desk/families/${id}`)
  const said = await promised(story, `/desk/families/${id}`)
  expect([said.includes('Intet lovet.'), said.includes('Når nogen lover')]).toEqual([true, false])
})

test('a family somebody has written to again is opened with what they wrote, and never beside it', async () => {
  await using story = await aStory()
  const { held, asked, inquiry } = await aMotherWhoComesBack(story)
  const { anne, bo } = story.network
  const [holder, page] = [await story.signedIn(anne), async () => (await holder.get(held)).text]
  const way = /<section id="reopen">[\s\S]*?<\/section>/
  const [waiting] = way.exec(await page()) ?? ['']
  expect(waiting).toContain('Maja har skrevet igen. Tag henvendelsen')
  expect(waiting).toContain(`href="${asked}"`)
  const step = { task: 'talk', stepWords: 'Vi taler sammen igen', ownerId: anne.hat, dueOn: '2027-02-23' }
  const beside = await holder.post(`${held}/reopen`, { formId: newId(), anchorId: anne.hat, deputyId: bo.hat, ...step })
  expect([beside.status, beside.text.includes('Der er skrevet til os. Åbn familien fra henvendelsen')]).toEqual([409, true])
  await holder.post(`${asked}/claim`, { formId: newId() })
  const [mine] = way.exec(await page()) ?? ['']
  expect(mine).toContain(`href="${held}/reopen?inquiry=${inquiry.id}"`)
})

test('of a closed family that never wrote nobody is asked to give a code, so that somebody writes', async () => {
  await using story = await aStory()
  const { id } = await aHeldFamily(story.database.owner, story.network, { level: 'C' })
  expect(await talks(story, `/desk/families/${id}`)).toContain('Giv en voksen en kode')
  await close(story, `/desk/families/${id}`)
  const said = await talks(story, `/desk/families/${id}`)
  expect([said.includes('Ingen i familien har skrevet.'), said.includes('kode')]).toEqual([true, false])
})
