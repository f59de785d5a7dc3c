import type { Attack } from '../attack.ts'

const absence = `'00000000-0000-7000-8000-0000000000a1'`
const cover = `'00000000-0000-7000-8000-0000000000c1'`
const alone = 'who is away has somebody who stands in'
const days = (from: number, to: number | null) =>
  `daterange(platform.today() + ${from}, ${to === null ? 'null' : `platform.today() + ${to}`})`
const row = (columns: string, values: string) => `insert into core.roster (id, recorded_by, ${columns}) values (${values})`
const away = (period: string, { id = absence, by = cover, who = '{anne.person}' } = {}) =>
  row('kind, person_id, default_cover_id, period', `${id}, {leader}, 'away', ${who}, ${by}, ${period}`)
const covering = (period: string, { id = cover, of = absence, hat = '{spare}', who = '{spare.person}', family = 'null' } = {}) =>
  row('kind, person_id, hat_id, absence_id, family_id, period', `${id}, {leader}, 'covering', ${who}, ${hat}, ${of}, ${family}, ${period}`)
const ill = `${away(days(0, 5))}; ${covering(days(0, 5))}`

export const rosterAttacks: Attack[] = [
  { guard: 'roster_shape', breaks: alone, deed: away(days(0, 5), { by: 'null' }) },
  { guard: 'roster_default_cover', breaks: alone, deed: away(days(0, 5)) },
  {
    guard: 'roster_default_cover',
    breaks: alone,
    deed: `${away(days(0, 5))}; ${covering(days(0, 5), { family: '{maja}' })}`,
  },
  { guard: 'roster_same_period', breaks: alone, before: ill, deed: `update core.roster set period = ${days(0, 2)} where id = ${cover}` },
  { guard: 'roster_cover_lives', breaks: alone, before: ill, deed: 'update core.hat set ended_at = platform.now() where id = {spare}' },
  { guard: 'roster_cover_lives', breaks: alone, deed: `${away(days(0, 5))}; ${covering(days(0, 5), { who: '{bo.person}' })}` },
  {
    guard: 'roster_nobody_covers_while_away',
    breaks: alone,
    before: ill,
    deed: `${away(days(3, null), { id: '{free}', by: '{maja.goal}', who: '{spare.person}' })};
      ${covering(days(3, null), { id: '{maja.goal}', of: '{free}', hat: '{cille}', who: '{cille.person}' })}`,
  },
  {
    guard: 'roster_away_once',
    breaks: 'an absence is written once',
    before: ill,
    deed: `${away(days(2, 9), { id: '{free}', by: '{maja.goal}' })}; ${covering(days(2, 9), { id: '{maja.goal}', of: '{free}', hat: '{cille}', who: '{cille.person}' })}`,
  },
  {
    guard: 'roster_over_only_when_past',
    breaks: alone,
    before: ill,
    deed: `update core.roster set over_at = platform.now() where id in (${absence}, ${cover}); update core.hat set ended_at = platform.now() where id = {spare}`,
  },
  {
    guard: 'roster_called_off_is_over',
    breaks: alone,
    before: ill,
    deed: `update core.roster set called_off_at = platform.now() where id = ${cover}`,
  },
  {
    guard: 'roster_of_an_absence',
    breaks: 'cover belongs to somebody who is away',
    before: ill,
    deed: covering(days(0, 5), { id: '{free}', of: cover, hat: '{cille}', who: '{cille.person}' }),
  },
  {
    guard: 'roster_family_once',
    breaks: 'one person takes a family by name',
    before: `${ill}; ${covering(days(0, 5), { id: '{free}', hat: '{cille}', who: '{cille.person}', family: '{maja}' })}`,
    deed: covering(days(0, 5), { id: '{maja.goal}', hat: '{bo}', who: '{bo.person}', family: '{maja}' }),
  },
]
