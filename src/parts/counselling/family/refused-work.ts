import { tell } from '#core/event.ts'
import type { Typed } from '#platform/http/form.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import type { Refusal } from '#platform/refusal.ts'

/**
 * Law 4: an attempt to give professional work to somebody who is no professional is refused, whatever form it came in, and counted, so
 * that it can be talked about. Where no family is open yet it is about the inquiry, or about the form itself.
 */
export async function countRefusedWork(visit: Visit, { refused }: Refusal, form: { typed: Typed; formId: string }): Promise<void> {
  if (refused !== 'professionalOnly') return
  const [id, path] = [visit.param('id'), visit.context.req.path]
  const family = isId(id) && path.startsWith('/desk/families/') ? id : undefined
  const inquiry = [id, form.typed.inquiry].find((one) => isId(one))
  await visit.ask((tx) => tell(tx, { kind: 'professional-task-refused', subject: family ?? inquiry ?? form.formId, family }))
}
