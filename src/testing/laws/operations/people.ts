import { newId } from '#platform/ids.ts'
import { newQuoted, now, type Operations, quoted, somebody } from './operation.ts'

const roles = ['counsellor', 'team_leader', 'director', 'volunteer', 'guest', 'coordinator']

/** Organisations, hats and yeses in advance. */
export const peopleOperations: Operations = {
  hire: ({ organisations, persons }, random) => {
    const [hat, person] = [newQuoted(), random.chance(0.3) ? random.pick(persons) : undefined]
    const place = random.pick(organisations)
    const known = quoted(person ?? newId())
    const newcomer = person ? '' : `insert into core.person (id) values (${known}); `
    return `${newcomer}insert into core.hat (id, kind, person_id, organisation_id, role, display_name) values (${hat}, 'membership', ${known}, ${quoted(place)}, '${random.pick(roles.slice(0, 2))}', 'Ny')`
  },
  endHat: ({ hats }, random) => `update core.hat set ended_at = ${now} where id = ${quoted(random.pick(hats)?.id)}`,
  pauseHat: ({ hats }, random) =>
    `update core.hat set suspended_at = ${random.chance(0.5) ? now : 'null'} where kind = 'membership' and id = ${quoted(random.pick(hats)?.id)}`,
  reviveHat: ({ hats }, random) =>
    `update core.hat set ended_at = null where id = ${quoted(random.pick(hats.filter(({ live }) => !live))?.id)}`,
  deleteHat: ({ hats }, random) => `delete from core.hat where id = ${quoted(random.pick(hats)?.id)}`,
  changeRole: ({ hats }, random) =>
    `update core.hat set role = '${random.pick(roles)}' where kind = 'membership' and id = ${quoted(random.pick(hats)?.id)}`,
  changePerson: ({ hats, persons }, random) =>
    `update core.hat set person_id = ${quoted(random.pick(persons))} where id = ${quoted(random.pick(hats)?.id)}`,
  endOrganisation: ({ organisations }, random) =>
    `update core.organisation set ended_at = ${now} where id = ${quoted(random.pick(organisations))}`,
  reviveOrganisation: ({ organisations }, random) =>
    `update core.organisation set ended_at = null where id = ${quoted(random.pick(organisations))}`,
  newOrganisation: ({ organisations }, random) =>
    `insert into core.organisation (id, kind, name, parent_id) values (${newQuoted()}, 'house', 'Nyt hus', ${quoted(random.pick(organisations))})`,
  moveHat: ({ hats, organisations }, random) =>
    `update core.hat set organisation_id = ${quoted(random.pick(organisations))} where kind = 'membership' and id = ${quoted(random.pick(hats)?.id)}`,
  sayYesInAdvance: (known, random) =>
    `insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (${newQuoted()}, ${quoted(somebody(known, random)?.id)}, ${quoted(somebody(known, random)?.id)}, ${now})`,
  takeYesBack: ({ standIns }, random) =>
    `update core.stand_in set ended_at = ${random.chance(0.8) ? now : 'null'} where id = ${quoted(random.pick(standIns))}`,
  giveYesToAnother: (known, random) =>
    `update core.stand_in set by_hat = ${quoted(somebody(known, random)?.id)} where id = ${quoted(random.pick(known.standIns))}`,
  // Everything is handed over before the last day, as leaving should be; the receiver may be the wrong one.
  leave: (known, random) => {
    const [from, to] = [random.pick(known.employees), somebody(known, random, 0.05)]
    if (!from || !to || from.id === to.id) return null
    const [a, b, person] = [quoted(from.id), quoted(to.id), quoted(to.person)]
    const places = (
      as: string,
    ) => `with over as (update core.circle set ended_at = ${now} where hat_id = ${a} and as_what = '${as}' and ended_at is null returning family_id)
      insert into core.circle (id, family_id, hat_id, as_what, accepted_at) select gen_random_uuid(), family_id, ${b}, '${as}', ${now} from over`
    return `${places('anchor')}; ${places('deputy')}; update core.circle set ended_at = ${now} where hat_id = ${a} and ended_at is null;
      update core.family set anchor_id = ${b}, anchor_person = ${person} where anchor_id = ${a} and closed_at is null;
      update core.family set deputy_id = ${b}, deputy_person = ${person} where deputy_id = ${a} and closed_at is null;
      update core.next_step set owner_id = ${b} where owner_id = ${a} and ended_at is null;
      update core.next_step set led_by = ${b} where led_by = ${a} and ended_at is null;
      update core.family set next_owner_id = ${b}, bridge_shift_id = null where next_owner_id = ${a} and closed_at is null;
      update core.queue set responsible_id = ${b}, responsible_person = ${person} where responsible_id = ${a};
      update core.queue set deputy_id = ${b}, deputy_person = ${person} where deputy_id = ${a};
      update core.shift set hat_id = ${b} where hat_id = ${a} and cancelled_at is null and over_at is null;
      update core.promise set by_hat = ${b} where by_hat = ${a} and ended_at is null;
      insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat, answered_at, answer)
        select gen_random_uuid(), id, writer_id, 'take-over', ${a}, ${b}, ${now}, 'yes' from counselling.inquiry where owner_id = ${a} and ended_at is null;
      update counselling.inquiry set owner_id = ${b} where owner_id = ${a} and ended_at is null;
      update counselling.ask set answered_at = ${now}, answer = 'no' where to_hat = ${a} and answered_at is null;
      update core.stand_in set ended_at = ${now} where ${a} in (for_hat, by_hat) and ended_at is null;
      update core.hat set ended_at = ${now} where id = ${a}`
  },
}
