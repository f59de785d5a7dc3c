import { sql } from 'kysely'
import { type Helpline, inOrder, type Words } from '#core/helpline/helpline.ts'
import { helplinesAt } from '#core/helpline/store.ts'
import { isOpen, type NextOpening } from '#core/opening/opening.ts'
import type { Tx } from '#platform/db.ts'

type OwnHelp = NextOpening & {
  offerId: string
  title: Words
  organisation: string
  reach: 'here' | 'digital' | 'secret'
  town: string | null
}
export type RightNow = {
  lines: Helpline[]
  /** Our own counselling that is open at this minute, first what can be reached from anywhere. */
  open: OwnHelp[]
  /** When none is open: the one that opens first. */
  next: OwnHelp | null
}

/** Who answers at this minute: the helplines, 112 first, and our own counselling. */
export async function rightNow(tx: Tx, at: Date): Promise<RightNow> {
  const lines = await helplinesAt(tx, at)
  const own = await ownHelpAt(tx, at)
  const open = own.filter((help) => isOpen(help, at))
  return { lines: inOrder(lines), open, next: open.length > 0 ? null : (own[0] ?? null) }
}

/** The next opening of every counselling and line of our own, the open ones and the digital ones first. */
async function ownHelpAt(tx: Tx, at: Date): Promise<OwnHelp[]> {
  const { rows } = await sql<OwnHelp>`
    select f.id as "offerId", jsonb_build_object('da', f.title_da, 'en', coalesce(f.title_en, f.title_da)) as title, f.organisation,
      coalesce(p.kind, 'secret') as reach, p.town, n.starts_at as "startsAt", n.ends_at as "endsAt"
    from core.public_offer f
    join core.opening o on o.offer_id = f.id
    cross join lateral core.next_opening(o, ${at}) n
    left join core.public_place p on p.id = o.place_id
    where f.kind in ('counselling', 'line') and f.valid @> (n.starts_at at time zone 'Europe/Copenhagen')::date
    order by greatest(n.starts_at, ${at}), p.kind = 'digital' desc, p.town, f.id`.execute(tx)
  return rows
}
