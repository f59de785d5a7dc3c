import { expect, test } from 'vitest'
import type { z } from 'zod'
import { readForm } from '#platform/http/form.ts'
import { inWords } from '#platform/http/in-words.ts'
import { da } from '#platform/http/problems.da.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

/** What the page fills in itself, or a button says: nobody can leave it empty. */
const notTyped = [
  ...[
    '/demo hat',
    '/demo key',
    '/sign-in/hat ticket',
    '/sign-in/hat hat',
    '/sign-in/link/:token hat',
    '/samtale/besked wish',
    '/en/samtale/besked wish',
    '/min-side/besked wish',
  ],
  ...['/desk/inquiries/:id/asks/:askId askAnswer', '/desk/families/join inquiry', '/desk/families/join family'],
  ...['/desk/absence/asks/:id answer', '/desk/absence/ready ready', '/desk/absence/:id/take family'],
  ...['/settings/openings/new offer', '/settings/helplines/checked key', '/settings/shifts queue', '/settings/shifts/copy queue'],
]

test('whoever leaves a field empty is told what is missing there, on every form', async () => {
  await using database = await freshDatabase()
  const { parts } = await aSite(database)
  const vague: string[] = []
  for (const route of parts.flatMap((one) => one.routes)) {
    if (route.method !== 'post') continue
    const { form, texts } = route.post
    const empty = Object.fromEntries(fieldsOf(form).map((name) => [name, '']))
    for (const typed of [empty, {}]) {
      const read = readForm(form, typed)
      const words = Object.entries(read.ok ? {} : inWords(read.problems, 'da', texts))
      vague.push(...words.filter(([, said]) => said === da.missing).map(([field]) => `${route.path} ${field}`))
    }
  }
  expect([...new Set(vague)].filter((field) => !notTyped.includes(field))).toEqual([])
  expect(notTyped.filter((field) => !vague.includes(field))).toEqual([])
})

function fieldsOf(form: z.ZodType): string[] {
  const { def } = form as unknown as { def: { shape?: object; in?: z.ZodType; options?: z.ZodType[] } }
  if (def.shape) return Object.keys(def.shape)
  if (def.in) return fieldsOf(def.in)
  return (def.options ?? []).flatMap(fieldsOf)
}
