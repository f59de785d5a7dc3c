import type { ClientBase } from 'pg'

type Client = Pick<ClientBase, 'query'>

/** What the night has taken away again, counted by triggers of the simulation's own: the book of the hands counts it as done all the same. */
export type Gone = {
  of(table: keyof typeof counted, as?: string): number
  by(table: keyof typeof counted): Record<string, number>
}

/** Tables whose rows are counted by what stands in a column, and one column that says the same of every row. */
const counted = {
  'counselling.inquiry': `''`,
  'counselling.conversation': `''`,
  'counselling.message': 'case when from_us then $q$us$q$ else $q$them$q$ end',
  'counselling.attempt': `''`,
  'core.promise': 'coalesce(ended_as, $q$open$q$)',
  'core.mail': 'state',
}

export async function countWhatGoes(owner: Client): Promise<void> {
  await owner.query(`
    create schema simulation;
    create table simulation.gone (what text not null, as_what text not null, n integer not null);
    create function simulation.count_gone() returns trigger language plpgsql security definer set search_path = '' as $f$
    begin
      execute format('insert into simulation.gone select %L, %s, count(*) from gone group by 2', tg_argv[0], tg_argv[1]);
      return null;
    end $f$`)
  for (const [table, column] of Object.entries(counted))
    await owner.query(`create trigger simulated after delete on ${table} referencing old table as gone
      for each statement execute function simulation.count_gone('${table}', '${column.replaceAll("'", "''")}')`)
}

export async function readGone(owner: Client): Promise<Gone> {
  const { rows } = await owner.query('select what, as_what as "as", sum(n)::int as n from simulation.gone group by 1, 2')
  const by = (table: string): Record<string, number> =>
    Object.fromEntries(rows.filter(({ what }) => what === table).map((one) => [one.as, one.n]))
  const all = (table: string) => Object.values(by(table)).reduce((sum, n) => sum + n, 0)
  return { by, of: (table, as) => (as === undefined ? all(table) : (by(table)[as] ?? 0)) }
}

/** The world stays as everybody else has it. */
export async function forgetCounting(owner: Client): Promise<void> {
  await owner.query('drop schema simulation cascade')
}
