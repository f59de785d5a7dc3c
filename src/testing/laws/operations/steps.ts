import { newQuoted, now, type Operations, openFamilies, quoted, somebody, today } from './operation.ts'

const types = [
  ['talk', 'professional'],
  ['call', 'professional'],
  ['lay-companion', 'shared'],
  ['visit', 'human'],
  ['own-step', 'human'],
] as const
const stood = ['employee', 'volunteer', 'guest', 'family_adult', 'office']
const as = (role: string | null | undefined) =>
  role === 'counsellor' || role === 'team_leader' ? 'employee' : role === 'guest' ? 'guest' : role ? 'volunteer' : 'family_adult'

/** Next steps, their dates and owners, bridges. */
export const stepOperations: Operations = {
  doAndGoOn: (known, random) => {
    const [family, who, step] = [random.pick(openFamilies(known)), somebody(known, random), newQuoted()]
    const [id, due] = [quoted(family?.id), today(random.between(0, random.chance(0.15) ? 40 : 3))]
    return `insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by) values (${step}, ${id}, ${quoted(who?.id)}, '${as(who?.role)}', 'talk', 'professional', ${due}, ${quoted(family?.anchor)});
      insert into core.step_words (step_id, family_id, words) values (${step}, ${id}, 'Tale sammen igen');
      update core.next_step set ended_at = ${now}, ended_as = 'done', ended_by = owner_id where id = ${quoted(family?.step)} and ended_at is null;
      update core.family set next_step_id = ${step}, next_due = ${due}, next_owner_id = ${quoted(who?.id)}, bridge_shift_id = null where id = ${id}`
  },
  addStep: (known, random) => {
    const [family, who, step, type] = [random.pick(openFamilies(known)), random.pick(known.hats), newQuoted(), random.pick(types)!]
    const owner = random.chance(0.8) ? as(who?.role) : random.pick(stood)
    return `insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by) values (${step}, ${quoted(family?.id)}, ${quoted(who?.id)}, '${owner}', '${type[0]}', '${random.chance(0.9) ? type[1] : 'human'}', ${today(random.between(-2, 20))}, ${quoted(family?.anchor)});
      insert into core.step_words (step_id, family_id, words) values (${step}, ${quoted(family?.id)}, 'Noget')`
  },
  pointToAnotherStep: (known, random) =>
    `update core.family f set next_step_id = s.id, next_due = s.due_on, next_owner_id = s.owner_id, bridge_shift_id = null from core.next_step s where s.id = ${quoted(random.pick(known.steps)?.id)} and f.id = ${random.chance(0.8) ? 's.family_id' : quoted(random.pick(openFamilies(known))?.id)}`,
  finish: ({ steps }, random) =>
    `update core.next_step set ended_at = ${now}, ended_as = 'done', ended_by = owner_id where id = ${quoted(random.pick(steps)?.id)}`,
  finishAll: (known, random) =>
    `update core.next_step set ended_at = ${now}, ended_as = 'done', ended_by = owner_id where family_id = ${quoted(random.pick(openFamilies(known))?.id)} and ended_at is null`,
  finishHalf: ({ steps }, random) => `update core.next_step set ended_at = ${now} where id = ${quoted(random.pick(steps)?.id)}`,
  drop: ({ steps }, random) => {
    const id = quoted(random.pick(steps)?.id)
    const reason = random.chance(0.6) ? `update core.step_words set end_reason = 'Ikke mere' where step_id = ${id}; ` : ''
    return `${reason}update core.next_step set ended_at = ${now}, ended_as = '${random.pick(['dropped', 'moved'])}', ended_by = owner_id where id = ${id}`
  },
  takeReasonBack: ({ steps }, random) => `update core.step_words set end_reason = null where step_id = ${quoted(random.pick(steps)?.id)}`,
  undo: ({ steps }, random) =>
    `update core.next_step set ended_at = null, ended_as = null, ended_by = null where id = ${quoted(random.pick(steps)?.id)}`,
  deleteStep: ({ steps }, random) => {
    const id = quoted(random.pick(steps)?.id)
    return `delete from core.step_words where step_id = ${id}; delete from core.next_step where id = ${id}`
  },
  moveStepToAnotherFamily: ({ steps, families }, random) => {
    const [step, family] = [quoted(random.pick(steps)?.id), quoted(random.pick(families)?.id)]
    return `update core.step_words set family_id = ${family} where step_id = ${step}; update core.next_step set family_id = ${family} where id = ${step}`
  },
  moveWordsOnly: ({ steps, families }, random) =>
    `update core.step_words set family_id = ${quoted(random.pick(families)?.id)} where step_id = ${quoted(random.pick(steps)?.id)}`,
  wordsForAnothersGoal: ({ steps, goals }, random) =>
    `update core.step_words set goal_id = ${quoted(random.pick(goals)?.id)} where step_id = ${quoted(random.pick(steps)?.id)}`,
  sayAGoal: (known, random) => {
    const family = random.pick(openFamilies(known))
    return `insert into core.goal (id, family_id, words, created_by, adult_id) values (${newQuoted()}, ${quoted(family?.id)}, 'Mere søvn', ${quoted(family?.anchor)}, ${random.chance(0.3) ? quoted(random.pick(known.hats)?.id) : 'null'})`
  },
  postpone: (known, random) => {
    const [family, due] = [random.pick(openFamilies(known)), today(random.between(0, 45))]
    return `update core.next_step set due_on = ${due} where id = ${quoted(family?.step)}; update core.family set next_due = ${due} where id = ${quoted(family?.id)}`
  },
  postponeStepOnly: ({ steps }, random) =>
    `update core.next_step set due_on = due_on + ${random.between(1, 60)} where id = ${quoted(random.pick(steps)?.id)}`,
  postponeRowOnly: (known, random) =>
    `update core.family set next_due = next_due + ${random.between(1, 60)} where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  forgeTheDay: (known, random) => {
    const [family, due] = [random.pick(openFamilies(known)), today(random.between(31, 90))]
    return `update core.next_step set due_on = ${due} where id = ${quoted(family?.step)}; update core.family set next_due = ${due}, next_set_on = ${due} where id = ${quoted(family?.id)}`
  },
  forgeTheGap: (known, random) => {
    const [family, due] = [random.pick(openFamilies(known)), today(random.between(31, 60))]
    return `update core.family set gap_days = 60, next_due = ${due} where id = ${quoted(family?.id)}; update core.next_step set due_on = ${due} where id = ${quoted(family?.step)}`
  },
  nullStep: (known, random) =>
    `update core.family set next_step_id = null, next_due = null, next_owner_id = null where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  nullDate: (known, random) => `update core.family set next_due = null where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  giveStep: (known, random) => {
    const [step, to] = [random.pick(known.steps), random.pick(known.hats)]
    const follow = random.chance(0.6)
      ? `; update core.family set next_owner_id = ${quoted(to?.id)}, bridge_shift_id = null where next_step_id = ${quoted(step?.id)}`
      : ''
    return `update core.next_step set owner_id = ${quoted(to?.id)}, owner_as = '${random.chance(0.8) ? as(to?.role) : random.pick(stood)}' where id = ${quoted(step?.id)}${follow}`
  },
  leadStep: (known, random) => {
    const to = random.pick(known.hats)
    return `update core.next_step set led_by = ${quoted(to?.id)}, led_by_as = ${random.chance(0.9) ? `'${random.pick(['employee', 'guest'])}'` : 'null'} where id = ${quoted(random.pick(known.steps)?.id)}`
  },
  changeTask: ({ steps }, random) => {
    const type = random.pick(types)!
    return `update core.next_step set task_type = '${type[0]}', task_class = '${type[1]}' where id = ${quoted(random.pick(steps)?.id)}`
  },
  stepForOneAdult: ({ steps, hats }, random) =>
    `update core.next_step set adult_id = ${quoted(random.pick(hats)?.id)} where id = ${quoted(random.pick(steps)?.id)}`,
  writeBridge: (known, random) => {
    const family = random.pick(openFamilies(known))
    return `insert into core.bridge (id, family_id, words, by_hat) values (${newQuoted()}, ${quoted(family?.id)}, 'Ring til mormor', ${quoted(family?.anchor)})`
  },
  bridge: (known, random) => {
    const family = random.pick(openFamilies(known).filter(({ level }) => level === 'A' || level === 'B' || random.chance(0.2)))
    const shift = random.chance(0.7)
      ? `(select id from core.shift where cancelled_at is null and ends_at > ${now} order by starts_at limit 1)`
      : quoted(random.pick(known.shifts)?.id)
    const words = random.pick(random.chance(0.7) ? known.bridges.filter(({ family: of }) => of === family?.id) : known.bridges)
    return `update core.next_step s set owner_id = h.hat_id, owner_as = 'employee', due_on = h.day from core.shift h where h.id = ${shift} and s.id = ${quoted(family?.step)};
      update core.family f set next_owner_id = h.hat_id, next_due = h.day, bridge_shift_id = h.id, bridge_id = ${quoted(words?.id)} from core.shift h where h.id = ${shift} and f.id = ${quoted(family?.id)}`
  },
  takeBridgeAway: (known, random) =>
    `update core.family set ${random.pick(['bridge_id = null', 'bridge_shift_id = null'])} where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  deleteBridge: ({ bridges }, random) => `delete from core.bridge where id = ${quoted(random.pick(bridges)?.id)}`,
}
