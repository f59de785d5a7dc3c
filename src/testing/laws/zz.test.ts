import { test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { fuzz } from './fuzzer.ts'
test('fuzz', { timeout: 300000 }, async () => {
  await using w = await freshDatabase()
  await w.setClock('2026-11-22T09:00:00Z')
  const t = performance.now()
  const o = await fuzz({ ownerUrl: w.ownerUrl, steps: Number(process.env.STEPS ?? 2000), connections: 8, seed: Number(process.env.SEED ?? 1) })
  console.log((performance.now() - t) / 1000, { ...o, refusals: 0, done: 0, tried: 0 })
  const sorted = (m: Map<string, number>) => [...m].sort((a, b) => b[1] - a[1]).map(([k, v]) => `${k} ${v}`).join(', ')
  console.log('REFUSED', o.refusals.size, sorted(o.refusals))
  console.log('NEVER DONE', [...o.tried.keys()].filter((k) => !o.done.has(k)).join(' '), 'DONE', sorted(o.done))
  console.log('FAMILIES', (await w.owner.query(`select count(*) filter (where closed_at is null) as open, count(*) from core.family`)).rows, (await w.owner.query(`select count(*) filter (where ended_at is null) as open, count(*) from counselling.inquiry`)).rows, (await w.owner.query(`select count(*) from core.family where bridge_shift_id is not null`)).rows)
})
