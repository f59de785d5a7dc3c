import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { aNight, stepIn } from '#testing/night.ts'

/** Somebody in danger: what is asked, what is shown first, and what arrives. */

const sofie = 'Jeg er gravid i uge 14. Jeg sover på sofaer. Jeg ved ikke, hvad jeg skal.'

test('row 9: that somebody is in danger is sent with the words', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const sent = await site.visitor().post('/skriv', { formId: newId(), words: sofie, danger: 'yes', go: 'send' })
  expect(codeIn(sent)).toBeTruthy()
  expect((await database.owner.query('select level from counselling.inquiry')).rows).toEqual([{ level: 'A' }])
})

test('row 9: the receipt of somebody in danger begins with 112, when we answer and who answers now, then the code, and offers nothing to look for meanwhile', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const receiptOf = async (answers: Record<string, string>) => {
    const { text } = await site.visitor().post('/skriv', { formId: newId(), words: sofie, go: 'send', ...answers })
    return text.slice(text.indexOf('<main'), text.indexOf('</main>'))
  }
  const inDanger = await receiptOf({ danger: 'yes' })
  const order = [
    'class="ds-button call"',
    'En rådgiver svarer dig',
    'href="#arrived">Din kode står længere nede<',
    'De svarer lige nu',
    'tel:114',
    'id="arrived"',
    'class="code-words"',
    'Gå til samtalen',
  ]
  const places = order.map((one) => inDanger.indexOf(one))
  expect(places).toEqual(places.filter((place) => place > 0).toSorted((a, b) => a - b))
  expect(inDanger).not.toContain('imens')
  const other = await receiptOf({ danger: 'no' })
  expect([other.includes('112'), other.includes('De svarer lige nu'), other.includes('Find noget tæt på dig imens')]).toEqual([
    false,
    false,
    true,
  ])
})

test('row 9: the help for danger is short: 112 once and largest, three lines, the rest folded, and a way back', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const page = await site.visitor().post('/skriv', { formId: newId(), words: sofie, go: 'next' })
  const help = stepIn(page.text, 'Få hjælp nu')
  const [open = '', folded = ''] = help.split('<details class="more-lines">')
  expect(help.match(/tel:112"/g)).toHaveLength(1)
  expect([...open.matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number)).toEqual(['112', '114', '1888', '70201201'])
  expect(folded).toContain('tel:116111')
  expect(help.match(/Vi har ikke tjekket de tider endnu. Ring bare./g)).toHaveLength(1)
  expect([...help.matchAll(/name="go" value="(s\d)"/g)].map(([, step]) => step)).toEqual(['s4', 's2'])
  const asked = stepIn(page.text, 'Er du i fare lige nu?')
  expect([...asked.matchAll(/class="ds-button (if-yes|on)" name="go" value="(s\d)"/g)].map(([, when, step]) => `${when} ${step}`)).toEqual([
    'if-yes s3',
    'on s4',
  ])
})

test('row 9: of the doctors on duty the right one is found at once: by the postcode, else by the name of the region', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const told = { formId: newId(), words: sofie, go: 'next' }
  const anywhere = (await site.visitor().post('/skriv', told)).text
  expect(anywhere).toMatch(
    /<details class="choose-line"><summary>Lægevagten, hvor du bor<\/summary>.*Region Nordjylland.{0,80}70.15.03.00/s,
  )
  const skagen = (await site.visitor().post('/skriv', { ...told, postcode: '9990' })).text
  expect(skagen.indexOf('Lægevagten, Region Nordjylland')).toBeLessThan(skagen.indexOf('Lægevagten et andet sted'))
  expect(skagen.match(/70.15.03.00/g)).toHaveLength(1)
})
