import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { readLeads } from './store.ts'

/** Who writes: a leader, or the absent person. */
export type Me = { hat: string; leads: boolean; today: string }

export function meIn(visit: Visit): Me {
  return { hat: hatOf(visit), leads: may.lead.allows(visit.who), today: visit.today }
}

/** A leader leads the absences of the own house; at any other she is a colleague like everybody. */
export async function meAt(tx: Tx, visit: Visit): Promise<Me> {
  const me = meIn(visit)
  return { ...me, leads: me.leads && isId(visit.param('id')) && (await readLeads(tx, { absence: visit.param('id') })) }
}
