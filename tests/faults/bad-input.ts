import type { z } from 'zod'
import type { Route } from '#platform/http/part.ts'

/** Stands in everything that is typed here, so that it can be found again: on the page it must be, in the log it must not. */
export const mark = 'hemmeligheden'

/** What nobody should send and somebody will. */
export const nasty: Record<string, string> = {
  nothing: '',
  spaces: ' \t\n ',
  'a million letters': mark + 'a'.repeat(1_000_000),
  'null bytes': `${mark}\0\0\x01\x1b[31m`,
  'marks that turn text around': `${mark}\u202e\u202dgod nat\u2066\u200f\u061c`,
  'many faces': `${mark}👩‍👧‍👦😀🏳️‍🌈`,
  'half a letter': `${mark}\ud800\udfff\udc00`,
  'Arabic and Ukrainian': `${mark} أنا خائفة Мені страшно`,
  'a piece of SQL': `${mark}'; drop table core.family; --`,
  'a piece of a page': `${mark}</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"'`,
  'a template': `${mark}\${7*7}{{7*7}}<%= 7*7 %>`,
  'an id': '018f0000-0000-7000-8000-000000000000',
  'no id': `../../etc/passwd ${mark}`,
  'a number that is too big': '99999999999999999999',
  'no number at all': '-1e999',
  'a day that does not exist': '2026-02-31',
  'a day far away': '9999-12-31',
  'a day before everything': '0000-00-00',
  'a day no calendar has': '+275760-09-13',
  'a list': '[]',
  'a prototype': '__proto__',
}

/** The fields a form reads, from its schema: through everything that is wrapped around it. */
export function fieldsOf(route: Extract<Route, { method: 'post' }>): string[] {
  return Object.keys(shapeOf(route.post.form as z.ZodType))
}

function shapeOf(schema: z.ZodType): Record<string, unknown> {
  const { def } = schema as unknown as { def: Record<string, unknown> }
  if (def.shape) return def.shape as Record<string, unknown>
  const inner = [def.in, def.innerType, def.left, def.right, ...((def.options as unknown[]) ?? [])].filter(Boolean) as z.ZodType[]
  return Object.assign({}, ...inner.map(shapeOf))
}

/** Everything that is written to the log while `work` runs. */
export async function logOf(work: () => Promise<void>): Promise<string> {
  const { log } = console
  let logged = ''
  console.log = (...words: unknown[]) => {
    logged += `${words.join(' ')}\n`
  }
  try {
    await work()
  } finally {
    console.log = log
  }
  return logged
}
