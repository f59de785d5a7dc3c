import { da as everyone } from '#platform/http/problems.da.ts'
import type { Again } from '#platform/http/visit.ts'
import { ended } from './promises.tsx'
import { type Showing, say, when } from './showing.ts'

/** Somebody was quicker with this step or this promise: then it is said who and when, as it stands beside the thing itself. */
export function problemsWithWho(showing: Showing, { form, again }: NonNullable<Showing['back']>): Again['problems'] {
  const changed = again.problems.form === everyone.changedMeanwhile && whoChanged(showing, form)
  return changed ? { ...again.problems, form: changed } : again.problems
}

function whoChanged(showing: Showing, form: string): string | undefined {
  const { steps, promises } = showing.page
  const step = steps.find(({ id, endedAt }) => endedAt !== null && form.endsWith(id))
  if (step) {
    const day = when(showing, step.endedAt!)
    return say('stepChanged', { line: say('endedLine', { how: say(step.endedAs!), day, name: step.endedBy ?? '' }) })
  }
  const promise = promises.find(({ id, endedAt }) => endedAt !== null && form.endsWith(id))
  if (!promise) return undefined
  const by = promise.endedBy ? `, ${promise.endedBy}` : ''
  return say('promiseChanged', { line: `${say(ended[promise.endedAs!])} ${when(showing, promise.endedAt!)}${by}` })
}
