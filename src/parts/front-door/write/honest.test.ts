import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aNight, stepIn } from '#testing/night.ts'

/** What is said while somebody writes is what happens: to the words, and to the telephone. */

const sofie = 'Jeg er gravid i uge 14. Jeg sover på sofaer. Jeg ved ikke, hvad jeg skal.'

test('a number in the words is asked about before anything is sent, and the buttons say what they do', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const asked = async (path: string, fields: Record<string, string>) => {
    const answer = await phone.post(path, { formId: newId(), words: 'Ring 23 45 67 89.', ...fields })
    return answer.location ? (await phone.follow(answer)).text : answer.text
  }
  const goesOn = await asked('/skriv', { go: 'next' })
  expect(goesOn).toMatch(/Intet er sendt endnu\.[\s\S]*>\s*Fjern det fra min tekst<[\s\S]*>\s*Lad det stå</)
  const sends = await asked('/skriv', { go: 'send' })
  expect(sends).toMatch(/Intet er sendt endnu\.[\s\S]*>\s*Fjern det, og send resten<[\s\S]*>\s*Send det med</)
  expect((await database.owner.query('select from counselling.inquiry')).rowCount).toBe(0)
})

test('how one is answered is said so that nobody fears a call: on the page, and nothing else without a yes', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const { text } = await site.visitor().post('/skriv', { formId: newId(), words: sofie, go: 's9' })
  const question = stepIn(text, 'Hvordan kan vi svare dig trygt?')
  expect(question).toContain('Svaret ligger her på siden.')
  expect(question).toContain('Vi ringer ikke og sender dig ikke noget, hvis du ikke selv har sagt ja.')
  expect(question).toContain('Så ved vi, hvornår du kan læse i fred.')
})
