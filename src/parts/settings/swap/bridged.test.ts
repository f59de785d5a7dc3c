import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

const why = 'Vagten bærer en familie over dage uden vagt. Familien skal have et nærmere næste skridt, før vagten kan skifte hænder.'

test('whoever asks for, or says yes to, a shift that carries a family is told why it cannot change hands', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorningAtTheSettings(database)
  const { anne, bo, leader } = network
  const family = await aHeldFamily(database.owner, network, { level: 'C', due: '2026-11-25' })
  await database.owner.query(`update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where hat_id = $2`, [
    leader.hat,
    bo.hat,
  ])
  const { id: shift } = await firstRow(database, `select id from core.shift where planned and day = '2026-12-05' and hat_id = $1`, [
    anne.hat,
  ])
  const [anneAsks, boAnswers] = [await site.signedIn(anne.hat), await site.signedIn(bo.hat)]
  expect((await anneAsks.post(`/desk/shifts/${shift}/ask`, { to: bo.hat })).status).toBe(303)
  const { id: ask } = await firstRow(database, 'select id from core.shift_swap')
  await database.owner.query(
    `begin;
     update core.shift set cancelled_at = platform.now(), cancelled_by = '${leader.hat}' where day < '2026-12-05';
     update core.next_step set due_on = '2026-12-05', owner_id = '${anne.hat}' where id = '${family.step}';
     update core.family set next_due = '2026-12-05', next_owner_id = '${anne.hat}', bridge_shift_id = '${shift}' where id = '${family.id}';
     commit`,
  )
  const answered = await boAnswers.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })
  expect([answered.status, answered.text.includes(why)]).toEqual([409, true])
  const asked = await anneAsks.post(`/desk/shifts/${shift}/ask`, { to: network.cille.hat })
  expect([asked.status, asked.text.includes(why)]).toEqual([409, true])
})
