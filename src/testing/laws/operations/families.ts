import { gapDays } from '#core/builders.ts'
import { levels } from '#platform/level.ts'
import type { KnownHat } from '../known.ts'
import type { Random } from '../random.ts'
import { newQuoted, now, type Operations, openFamilies, quoted, somebody, today } from './operation.ts'

const place = (family: string, hat: string, as: string) =>
  `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (${newQuoted()}, ${family}, ${hat}, '${as}', ${now})`
const leavePlace = (family: string, as: string) =>
  `update core.circle set ended_at = ${now} where family_id = ${family} and as_what = '${as}' and ended_at is null`

function openFamily(anchor: KnownHat, deputy: KnownHat, random: Random): string {
  const [id, step, line, adult, person] = [newQuoted(), newQuoted(), newQuoted(), newQuoted(), newQuoted()]
  const level = random.pick(levels)!
  const due = today(random.between(0, gapDays[level] + (random.chance(0.1) ? 5 : 0)))
  const [a, d] = [quoted(anchor.id), quoted(deputy.id)]
  return `insert into core.family (id, short_name, opened_by, level, level_version, gap_days, level_id, anchor_id, anchor_person, deputy_id, deputy_person, next_step_id, next_due, next_owner_id)
      values (${id}, 'Familien', ${a}, '${level}', 1, ${gapDays[level]}, ${line}, ${a}, ${quoted(anchor.person)}, ${d}, ${quoted(deputy.person)}, ${step}, ${due}, ${a});
    insert into core.family_level (id, family_id, level, reason, by_hat) values (${line}, ${id}, '${level}', 'Talt igennem', ${a});
    insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by) values (${step}, ${id}, ${a}, 'employee', 'talk', 'professional', ${due}, ${a});
    insert into core.step_words (step_id, family_id, words) values (${step}, ${id}, 'Tale sammen'); ${place(id, a, 'anchor')}; ${place(id, d, 'deputy')};
    insert into core.person (id) values (${person}); insert into core.hat (id, kind, person_id, family_id) values (${adult}, 'family_adult', ${person}, ${id}); ${place(id, adult, 'adult')}`
}

/** Opening, holding, handing over, closing. */
export const familyOperations: Operations = {
  openFamily: (known, random) => {
    const [anchor, deputy] = [somebody(known, random, 0.05), somebody(known, random, 0.05)]
    return anchor && deputy ? openFamily(anchor, deputy, random) : null
  },
  closeFamily: (known, random) => {
    const family = random.pick(openFamilies(known))
    const id = quoted(family?.id)
    return `update counselling.conversation set state = 'ended', ended_at = ${now}, ended_as = 'family-closed' where family_id = ${id} and ended_at is null;
      update core.family set closed_at = ${now}, closed_by = ${quoted(family?.anchor)}, closed_as = 'goals-reached' where id = ${id};
      update core.circle set ended_at = ${now} where family_id = ${id} and ended_at is null and as_what <> 'adult'`
  },
  closeBare: (known, random) =>
    `update core.family set closed_at = ${now}${random.chance(0.5) ? `, closed_as = 'moved-away', closed_by = anchor_id` : ''} where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  reopenFamily: ({ families }, random) =>
    `update core.family set closed_at = null, closed_as = null, closed_by = null where id = ${quoted(random.pick(families.filter(({ open }) => !open))?.id)}`,
  deleteFamily: ({ families }, random) => `delete from core.family where id = ${quoted(random.pick(families)?.id)}`,
  handOverAnchor: (known, random) => {
    const [family, to] = [quoted(random.pick(openFamilies(known))?.id), somebody(known, random)]
    if (!to) return null
    return `${leavePlace(family, 'anchor')}; ${place(family, quoted(to.id), 'anchor')}; update core.family set anchor_id = ${quoted(to.id)}, anchor_person = ${quoted(to.person)} where id = ${family}`
  },
  handOverDeputy: (known, random) => {
    const [family, to] = [quoted(random.pick(openFamilies(known))?.id), somebody(known, random)]
    if (!to) return null
    return `${leavePlace(family, 'deputy')}; ${place(family, quoted(to.id), 'deputy')}; update core.family set deputy_id = ${quoted(to.id)}, deputy_person = ${quoted(to.person)} where id = ${family}`
  },
  anchorOnTheRowOnly: (known, random) => {
    const to = somebody(known, random, 0.3)
    return `update core.family set anchor_id = ${quoted(to?.id)}, anchor_person = ${quoted(to?.person)} where id = ${quoted(random.pick(openFamilies(known))?.id)}`
  },
  deputyWithForgedPerson: (known, random) => {
    const [family, to] = [quoted(random.pick(openFamilies(known))?.id), quoted(somebody(known, random)?.id)]
    return `${leavePlace(family, 'deputy')}; ${place(family, to, 'deputy')}; update core.family set deputy_id = ${to}, deputy_person = ${quoted(random.pick(known.persons))} where id = ${family}`
  },
  anchorBecomesDeputyToo: (known, random) => {
    const family = random.pick(openFamilies(known))
    const id = quoted(family?.id)
    const again = random.pick(known.hats.filter(({ person }) => person === known.hats.find((hat) => hat.id === family?.anchor)?.person))
    if (!again) return null
    return `${leavePlace(id, 'deputy')}; ${place(id, quoted(again.id), 'deputy')}; update core.family set deputy_id = ${quoted(again.id)}, deputy_person = ${quoted(again.person)} where id = ${id}`
  },
  swapAnchorAndDeputy: (known, random) => {
    const family = random.pick(openFamilies(known))
    const id = quoted(family?.id)
    return `${leavePlace(id, 'anchor')}; ${leavePlace(id, 'deputy')}; ${place(id, quoted(family?.deputy), 'anchor')}; ${place(id, quoted(family?.anchor), 'deputy')};
      update core.family set anchor_id = deputy_id, anchor_person = deputy_person, deputy_id = anchor_id, deputy_person = anchor_person where id = ${id}`
  },
  nullAnchor: (known, random) =>
    `update core.family set anchor_id = null, anchor_person = null where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  nullDeputy: (known, random) => `update core.family set deputy_person = null where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
  leaveCircle: ({ circle }, random) => `update core.circle set ended_at = ${now} where id = ${quoted(random.pick(circle)?.id)}`,
  takeAcceptanceBack: ({ circle }, random) => `update core.circle set accepted_at = null where id = ${quoted(random.pick(circle)?.id)}`,
  returnToCircle: ({ circle }, random) =>
    `update core.circle set ended_at = null, accepted_at = ${now} where id = ${quoted(random.pick(circle)?.id)}`,
  standInCircle: ({ families, hats }, random) =>
    place(
      quoted(random.pick(families)?.id),
      quoted(random.pick(hats)?.id),
      random.pick(['anchor', 'deputy', 'counsellor', 'counsellor', 'adult', 'volunteer', 'guest'])!,
    ),
  moveCircleRow: ({ circle, families }, random) =>
    `update core.circle set family_id = ${quoted(random.pick(families)?.id)} where id = ${quoted(random.pick(circle)?.id)}`,
  setLevel: (known, random) => {
    const [family, line, level] = [random.pick(openFamilies(known)), newQuoted(), random.pick(levels)!]
    const nearer =
      random.chance(0.6) && family?.step
        ? `update core.next_step set due_on = ${today(gapDays[level])} where id = ${quoted(family.step)}; `
        : ''
    return `${nearer}insert into core.family_level (id, family_id, level, reason, by_hat) values (${line}, ${quoted(family?.id)}, '${level}', 'Ændret', ${quoted(family?.anchor)});
      update core.family set level = '${level}', gap_days = ${gapDays[level]}, level_id = ${line}${nearer ? `, next_due = ${today(gapDays[level])}` : ''} where id = ${quoted(family?.id)}`
  },
  setLevelWithoutReason: (known, random) => {
    const level = random.pick(levels)!
    return `update core.family set level = '${level}', gap_days = ${gapDays[level]} where id = ${quoted(random.pick(openFamilies(known))?.id)}`
  },
  useAnOldReason: (known, random) => {
    const family = random.pick(openFamilies(known))
    const line = quoted(random.pick(family?.lines ?? []))
    return `update core.family f set level = l.level, gap_days = r.gap_days, level_id = l.id from core.family_level l join core.level_rule r on r.level = l.level where l.id = ${line} and f.id = ${quoted(family?.id)}`
  },
  sayAReasonOnly: (known, random) =>
    `insert into core.family_level (id, family_id, level, reason, by_hat) select ${newQuoted()}, id, level, 'Ingen ændring', anchor_id from core.family where id = ${quoted(random.pick(openFamilies(known))?.id)}`,
}
