import type { Network } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import type { TestDatabase } from './database.ts'
import { aStory } from './story.ts'

const openingDay = '2026-11-23'
export const openingForm = '/desk/families/new'

/** A Monday at ten, with Anne at the desk. */
export async function aDeskThatOpens() {
  const story = await aStory(`${openingDay}T10:00:00+01:00`)
  return { ...story, anne: await story.signedIn(story.network.anne) }
}

/** What the form needs for a mother alone, held by Anne with Bo as deputy. */
export function openingTyped({ anne, bo }: Network, more: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ shortName: 'Solsikken', about: 'Hun læser højt hver aften.', rows: '4', m1Role: 'mother', m1Name: 'Maja' },
    ...{ anchorId: anne.hat, deputyId: bo.hat, level: 'C', levelReason: 'En frist hos boligforeningen' },
    ...{ stepWords: 'Anne ringer om boligen', task: 'call', ownerId: anne.hat, dueOn: addDays(openingDay, 2) },
    ...more,
  }
}

/** The names of the families there are, as they were opened. */
export async function families({ owner }: TestDatabase) {
  const { rows } = await owner.query('select short_name from core.family order by opened_at')
  return rows.map((row) => row.short_name)
}
