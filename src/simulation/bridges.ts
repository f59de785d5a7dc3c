import { gapDays } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { type Held, readFamiliesDue } from './families.ts'
import type { Member } from './people.ts'
import { chanceFor, formIdFor, type Run, wished } from './run.ts'
import { da as said } from './said.da.ts'

const page = '/desk/families/:id'

/**
 * The last thing before days on which nobody has a shift: what would fall due in them is moved to the first day somebody is there. Where
 * that is further away than the level allows, somebody on that day's shift does it, and the family has a written bridge until then.
 */
export async function bridgeTheDays(run: Run): Promise<void> {
  const next = run.calendar.after(run.today.day, 1)
  if (next === addDays(run.today.day, 1)) return
  const due = (await readFamiliesDue(run, addDays(next, -1))).filter((family) => family.due > run.today.day && !family.bridged)
  if (due.length === 0) return
  const { rows } = await run.owner.query(
    'select distinct hat_id as hat from core.shift s join core.hat h on h.id = s.hat_id where s.planned and s.day = $1 and h.live',
    [next],
  )
  const found = rows.map(({ hat }) => run.staff.byHat.get(hat)).filter((one) => one !== undefined)
  const onShift = found.sort((a, b) => a.n - b.n)
  for (const family of due) {
    const by = run.staff.byHat.get(family.carrier)
    if (by) run.lanes.add(family.id, () => overTheDays(run, { family, by, next, onShift }))
  }
}

async function overTheDays(
  run: Run,
  { family, by, next, onShift }: { family: Held; by: Member; next: string; onShift: Member[] },
): Promise<void> {
  const chance = chanceFor(run, 'bridge', family.id, family.steps)
  const params = { id: family.id, stepId: family.step }
  const bridged = addDays(run.today.day, gapDays[family.level]) < next
  const there = onShift.some(({ hat }) => hat === family.stepOwner)
  const sameHouse = onShift.filter(({ house }) => house === by.house)
  const owner = sameHouse.length > 0 ? chance.pick(sameHouse) : chance.pick(onShift)
  const handed = { path: `${page}/steps/:stepId/owner`, params, typed: { ownerId: owner?.hat }, formId: formIdFor(run, chance) }
  if (bridged && !there && !(await wished(run, { who: by.who, ...handed }))) return
  const typed = {
    dueOn: next,
    reason: 'Vi taler sammen, når vi er her igen.',
    bridge: bridged ? said.bridge : '',
    theirYes: 'yes',
  }
  if (await wished(run, { who: by.who, path: `${page}/steps/:stepId/move`, params, typed, formId: formIdFor(run, chance) }))
    run.tally.add(bridged ? 'bridged' : 'moved over the days')
}
