import { HoldBackPage } from '#core/identifying-text/hold-back-page.tsx'
import { findIdentifying, withoutIdentifying } from '#core/identifying-text/identifying-text.ts'
import type { Typed } from '#platform/http/form.ts'
import type { Again, Visit } from '#platform/http/visit.ts'

/**
 * Text that could tell who is writing is held back once; the second time it goes as the writer chose. The first field is what is written,
 * the others travel along.
 */
export async function heldBack(visit: Visit, form: Again, [field, ...others]: [string, ...string[]]): Promise<Response | Typed> {
  const words = form.typed[field] ?? ''
  if (form.typed.choice === 'remove') return { ...form.typed, [field]: withoutIdentifying(words) }
  const told = form.typed.choice ? [] : findIdentifying(words)
  if (told.length === 0) return form.typed
  const carried = [field, ...others].map((name) => [name, form.typed[name] ?? ''] as const)
  return visit.html(<HoldBackPage shell={visit.shell} formId={form.formId} sends told={told} carried={carried} />)
}
