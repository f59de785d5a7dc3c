import type pg from 'pg'

/**
 * Every right of the catalogue and everything that guards: functions, views, triggers, constraints, unique indexes, what may be empty.
 * One per line, to be compared at the next start and after a restore.
 */
export async function rightsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(rights)
  return rows.map((row) => row.line).sort()
}

/** Without brackets and spaces: what is written as (a and b) and c comes back from a backup as a and b and c. */
const bare = (expression: string) => `regexp_replace(${expression}, '[()\\s]', '', 'g')`

const rights = `
with ours as (select oid, nspname, nspowner, nspacl from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'graphile_worker')),
granted as (
  select 'schema ' || nspname as what, a.* from ours, aclexplode(nspacl) a where a.grantee <> nspowner
  union all
  select 'relation ' || nspname || '.' || relname, a.* from pg_class c join ours on ours.oid = relnamespace, aclexplode(relacl) a where a.grantee <> relowner
  union all
  select 'column ' || nspname || '.' || relname || '.' || attname, a.*
    from pg_class c join ours on ours.oid = relnamespace join pg_attribute t on t.attrelid = c.oid, aclexplode(attacl) a where a.grantee <> relowner
  union all
  select 'function ' || nspname || '.' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', a.*
    from pg_proc p join ours on ours.oid = pronamespace, aclexplode(coalesce(proacl, acldefault('f', proowner))) a where a.grantee <> proowner
)
select 'grant ' || lower(privilege_type) || ' on ' || what || ' to ' || case grantee when 0 then 'public' else pg_get_userbyid(grantee)::text end as line
  from granted
union all
select 'policy ' || policyname || ' on ' || schemaname || '.' || tablename || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ', ')
    || coalesce(' using ' || qual, '') || coalesce(' check ' || with_check, '') || ' (' || lower(permissive) || ')'
  from pg_policies where schemaname in (select nspname from ours)
union all
select 'function ' || p.oid::regprocedure || ' reads ' || md5(pg_get_functiondef(p.oid)) from pg_proc p join ours on ours.oid = pronamespace where prokind in ('f', 'p')
union all
select 'view ' || c.oid::regclass || ' reads ' || md5(pg_get_viewdef(c.oid) || coalesce(reloptions::text, '')) from pg_class c join ours on ours.oid = relnamespace where relkind = 'v'
union all
select 'trigger ' || tgname || ' on ' || tgrelid::regclass || ' is ' || tgenabled::text || ' ' || md5(pg_get_triggerdef(t.oid))
  from pg_trigger t join pg_class c on c.oid = tgrelid join ours on ours.oid = relnamespace where not tgisinternal
union all
select 'rows ' || nspname || '.' || relname || case when relrowsecurity then ' guarded' else ' open' end
  from pg_class c join ours on ours.oid = relnamespace where relkind in ('r', 'p')
union all
select 'constraint ' || conname || ' on ' || c.conrelid::regclass || ' is ' || md5(${bare('pg_get_constraintdef(c.oid)')})
    || case when convalidated then '' else ' not valid' end
    || case when exists (select from pg_trigger where tgconstraint = c.oid and tgenabled <> 'O') then ' switched off' else '' end
  from pg_constraint c join ours on ours.oid = connamespace where contype in ('c', 'f', 'p', 'u', 'x') and conrelid <> 0
union all
select 'index ' || i.indexrelid::regclass || ' is ' || md5(${bare('pg_get_indexdef(i.indexrelid)')}) || case when indisvalid then '' else ' not valid' end
  from pg_index i join pg_class c on c.oid = i.indexrelid join ours on ours.oid = relnamespace
  where indisunique and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
union all
select 'columns of ' || a.attrelid::regclass || ' are ' || md5(string_agg(
    attname || format_type(atttypid, atttypmod) || attnotnull || attgenerated::text || coalesce(${bare('pg_get_expr(adbin, adrelid)')}, ''), ',' order by attname collate "C"))
  from pg_class c join ours on ours.oid = relnamespace join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where relkind in ('r', 'p') group by a.attrelid`
