import type { ClientBase } from 'pg'

/** Places whose point is the middle of their postcode follow when the postcode gets a better point. Returns how many moved. */
export async function settlePlaces(client: ClientBase): Promise<number> {
  const moved = await client.query(`
    update core.place p set lat = found.lat, lng = found.lng, point_from = 'postcode'
    from core.place q cross join lateral core.postcode_point(q.postcode) found
    where q.id = p.id and q.postcode is not null and q.point_from is distinct from 'address'
      and (q.lat, q.lng) is distinct from (found.lat, found.lng)`)
  return moved.rowCount ?? 0
}
