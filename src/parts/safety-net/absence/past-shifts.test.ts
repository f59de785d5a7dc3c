import { expect, test } from 'vitest'
import { aMember, aNetwork, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { safetyNetJobs } from '../index.ts'

test('whoever has had shifts can leave when they are past; a shift that is to come still binds', async () => {
  await using world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(world.owner)
  const frode = await aMember(world.owner, { place: network.house, role: 'counsellor' })
  const shift = {
    hat_id: frode.hat,
    queue_id: network.queue.id,
    starts_at: '2026-11-23T10:00:00+01:00',
    ends_at: '2026-11-23T14:00:00+01:00',
  }
  await plant(world.owner, { 'core.shift': [{ id: newId(), ...shift }] })
  const leaves = () => world.owner.query('update core.hat set ended_at = platform.now() where id = $1', [frode.hat])
  const { roster } = safetyNetJobs({ db: world.db }).tasks

  await roster!('')
  await expect(leaves()).rejects.toThrow(/shift_hat/)
  await world.setClock('2026-11-23T14:05:00+01:00')
  await roster!('')
  await leaves()
  const { rows } = await world.owner.query('select count(*)::int as open from core.shift where planned and ends_at < platform.now()')
  expect(rows[0].open).toBe(0)
})
