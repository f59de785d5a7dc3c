import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { historyKeys } from '#testing/history-keys.ts'
import { aHousehold } from '#testing/household.ts'

/** Keys that need a living hat, with the column that names it. */
const liveKeys = `
  select k.conrelid::regclass::text as table, k.conname as name, hat.attname as hat,
    array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns
  from pg_constraint k join pg_attribute hat on hat.attrelid = k.conrelid
    and hat.attnum = k.conkey[array_position(k.confkey, (select attnum from pg_attribute where attrelid = k.confrelid and attname = 'id'))]
  where k.contype = 'f' and k.confrelid = 'core.hat'::regclass
    and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attnum = any (k.confkey) and a.attgenerated = 's')`

test('whatever keeps a hat from ending stands in the list of what it holds, also what is past or closed', async () => {
  await using world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  const { network, maja } = await aHousehold(world.owner)
  await aLeftover(world.owner, { network, family: await aHeldFamily(world.owner, network) })
  const task = { task_type: 'lay-companion', task_class: 'shared', due_on: maja.due, created_by: network.anne.hat }
  const led = { owner_id: network.volunteer.hat, owner_as: 'volunteer', led_by: network.anne.hat, led_by_as: 'employee' }
  await plant(world.owner, { 'core.next_step': [{ id: newId(), family_id: maja.id, ...task, ...led }] })
  await world.advance(3 * 86_400_000) // shifts of these days are past, and nobody has put them behind us

  const client = await world.owner.connect()
  try {
    await client.query(`select set_config('app.job', 'nightly', false)`)
    const { rows: keys } = await client.query<{ table: string; name: string; hat: string; columns: string[] }>(liveKeys)
    expect(keys.length).toBeGreaterThan(12)
    for (const { table, name, hat, columns } of keys.filter((key) => !historyKeys.includes(`${key.table} ${key.name}`))) {
      const binding = `from ${table} t where ${columns.map((column) => `t.${column} is not null`).join(' and ')}`
      const { rows } = await client.query(`select count(*)::int as n ${binding}`)
      expect(rows[0].n, `${name} binds nobody in this world: plant something it binds`).toBeGreaterThan(0)
      const unlisted = await client.query(
        `select t.${hat} as hat, to_jsonb(t) as row ${binding} and not exists (select from core.holding h where h.hat_id = t.${hat}
           and (h.thing = (to_jsonb(t) ->> 'id')::uuid or h.family_id = coalesce(to_jsonb(t) ->> 'family_id', to_jsonb(t) ->> 'id')::uuid))`,
      )
      expect(unlisted.rows, name).toEqual([])
    }
  } finally {
    client.release(true)
  }
})

/** A family that was closed without the circle being let go. */
async function aLeftover(
  owner: Parameters<typeof plant>[0],
  { network, family }: { network: { anne: { hat: string } }; family: { id: string } },
): Promise<void> {
  await owner.query(`update core.family set closed_at = platform.now(), closed_as = 'moved-away', closed_by = $2 where id = $1`, [
    family.id,
    network.anne.hat,
  ])
}
