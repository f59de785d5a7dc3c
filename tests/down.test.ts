import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { textOf } from './files.ts'

test('the page that is shown when all is down leads away to where every page does, in both languages, and has 112', async () => {
  await using database = await freshDatabase()
  const away = /data-quick-exit="([^"]*)"/.exec((await (await aSite(database)).visitor().get('/samtale')).text)![1]
  const page = textOf('deploy/down.html')
  for (const words of ['Forlad siden', 'Leave page']) expect(page).toContain(`<a href="${away}" rel="noreferrer">${words}</a>`)
  expect(page.match(/href="tel:112"/g)).toHaveLength(2)
})
