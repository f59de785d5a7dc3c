import type { ClientBase } from 'pg'

/** Something PostgreSQL refuses with: a key, a check, an exclusion, a unique index or a trigger of one table. */
export type Guard = { schema: string; table: string; name: string; kind: 'key' | 'check' | 'exclusion' | 'unique' | 'trigger' }

/**
 * The guards that laws 1 and 2 rest on, read from the catalogue. Left out, by rule: primary keys and NOT NULL; keys that only say that
 * what they name exists; checks of a column's own values (PostgreSQL names them `…_check`) and of tables in which nothing lives or
 * holds; unique keys that contain the primary key, or are only there for other keys to point at; triggers that tell and do not refuse;
 * and the directory, which every visitor may read and in which nothing ends.
 */
export async function guardsOf(client: Pick<ClientBase, 'query'>, schema: string): Promise<Guard[]> {
  const { rows } = await client.query<Guard>(catalogue, [schema])
  return rows
}

/** How a guard is taken away; inside a transaction it comes back with the rollback. */
export function withoutGuard({ schema, table, name, kind }: Guard): string {
  if (kind === 'trigger') return `drop trigger ${name} on ${schema}.${table}`
  if (kind !== 'unique') return `alter table ${schema}.${table} drop constraint ${name}`
  return `do $$ begin
    if exists (select from pg_constraint where conname = '${name}' and connamespace = '${schema}'::regnamespace) then
      alter table ${schema}.${table} drop constraint ${name} cascade;
    else drop index ${schema}.${name}; end if; end $$`
}

const catalogue = `
with ours as (
  select c.oid, c.relname as name, array(select attnum from pg_attribute where attrelid = c.oid and attgenerated = 's') as made,
    coalesce((select indkey::int2[] from pg_index where indrelid = c.oid and indisprimary), '{}') as pk
  from pg_class c where relkind in ('r', 'p') and relnamespace = $1::regnamespace
    and not (has_any_column_privilege(platform.role_prefix() || '_visitor', c.oid, 'select')
      and not exists (select from pg_attribute where attrelid = c.oid and attname = 'ended_at'))
)
select $1 as schema, t.name as table, k.conname as name, 'key' as kind from pg_constraint k join ours t on t.oid = k.conrelid
  where contype = 'f' and (conkey && made or not exists (select from pg_index where indrelid = confrelid and indisprimary and indkey::int2[] @> confkey and indkey::int2[] <@ confkey))
union all
select $1, t.name, k.conname, 'check' from pg_constraint k join ours t on t.oid = k.conrelid where contype = 'c' and conname !~ '_check\\d*$' and made <> '{}'
union all
select $1, t.name, k.conname, 'exclusion' from pg_constraint k join ours t on t.oid = k.conrelid where contype = 'x'
union all
select $1, t.name, i.relname, 'unique' from pg_index x join pg_class i on i.oid = x.indexrelid join ours t on t.oid = x.indrelid
  where indisunique and not indisprimary and not (pk <@ indkey::int2[])
    and not (indkey::int2[] && made and exists (select from pg_constraint where contype = 'f' and conindid = i.oid))
union all
select $1, t.name, g.tgname, 'trigger' from pg_trigger g join ours t on t.oid = g.tgrelid where not tgisinternal and tgtype & 2 = 2
    and (select pronamespace from pg_proc where oid = tgfoid) is distinct from to_regnamespace('audit')
order by 2, 3`
