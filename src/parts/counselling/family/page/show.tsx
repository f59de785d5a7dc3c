import { findFamily } from '#core/family/store.ts'
import { pageOf } from '#platform/html/pages.tsx'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { besideAFamily } from '../../desk/reading.ts'
import { readFamilies } from '../../desk/store-families.ts'
import { FamilyPage } from './page.tsx'
import { mustSayWhy, readFamilyPage } from './reading.ts'
import { ReasonPage } from './reason.tsx'
import type { Showing } from './showing.ts'

/** The family's page; after a refusal with the form that was refused, open and as it was typed. */
export async function showFamily(visit: Visit, back?: { form: string; again: Again }): Promise<Response> {
  const id = visit.param('id')
  const wanted = back?.form ?? (visit.query('form') || undefined)
  try {
    const { page, families } = await visit.ask(async (tx) => {
      const page = await readFamilyPage(tx, id, { withForm: wanted !== undefined, lookedPage: pageOf(visit.query('side')) })
      // Only a form lets one choose among all of them.
      return { page, families: await readFamilies(tx, wanted ? undefined : besideAFamily) }
    })
    const { shell, now, today } = visit
    return visit.html(<FamilyPage showing={{ shell, now, today, me: hatOf(visit), page, families, newFormId: newId, wanted, back }} />)
  } catch (error) {
    if (!mustSayWhy(error)) throw error
    return askWhy(visit, fresh(visit), back?.again)
  }
}

/** One part of the page, which renews itself: a reading of its own, with its own rights and line. */
export async function showPart(visit: Visit, draw: (showing: Showing) => unknown): Promise<Response> {
  const { shell, now, today } = visit
  const id = visit.param('id')
  try {
    const page = await visit.ask((tx) => readFamilyPage(tx, id))
    return visit.html(draw({ shell, now, today, me: hatOf(visit), page, families: [], newFormId: newId }))
  } catch (error) {
    if (!mustSayWhy(error)) throw error
    return visit.go(`/desk/families/${id}`)
  }
}

/** Only the name is known before the reason is said; what was being written is not lost. */
export async function askWhy(visit: Visit, again: Again, interrupted?: Again): Promise<Response> {
  const family = await visit.ask((tx) => findFamily(tx, visit.param('id')))
  if (!family) return visit.notFound()
  const kept = Object.values(interrupted?.typed ?? {}).filter((text): text is string => (text ?? '').includes(' '))
  return visit.html(<ReasonPage shell={visit.shell} family={family} again={again} kept={kept} />)
}
