/** A rule of the schema: a query that finds what breaks it, and a statement that breaks it, so that the rule is seen red. */
export type Rule = { says: string; finds: string; red: string; names: string }

/** Our own schemas; the queue's schema is the single exception of all these rules. */
const ours = `(select oid from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'graphile_worker'))`
const relation = `relnamespace::regnamespace || '.' || relname`
const login = `(platform.role_prefix() || '_login')`
const newTable = `create table core.stray (id uuid primary key)`

export const tableRules: Rule[] = [
  {
    says: 'every table has row policies',
    finds: `select ${relation} as found from pg_class c where relkind in ('r', 'p') and relnamespace in ${ours}
      and (not relrowsecurity or not exists (select from pg_policy where polrelid = c.oid))`,
    red: newTable,
    names: 'core.stray',
  },
  {
    says: 'every table and view says what it is (the views of holdings are named by what they list)',
    finds: `select ${relation} as found from pg_class c where relkind in ('r', 'p', 'v') and relnamespace in ${ours} and obj_description(c.oid, 'pg_class') is null
      and not (relkind = 'v' and relname like 'holding\\_%')`,
    red: newTable,
    names: 'core.stray',
  },
  {
    says: 'every column of a table has a comment that begins with its class: index, content or sealed',
    finds: `select ${relation} || '.' || attname as found from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped
      where relkind in ('r', 'p') and relnamespace in ${ours} and coalesce(col_description(c.oid, attnum), '') !~ '^(index|content|sealed): .'`,
    red: `comment on column core.family.level is 'urgency'`,
    names: 'core.family.level',
  },
  {
    says: 'nothing of ours stands in public',
    finds: `select relname::text as found from pg_class c where relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = c.oid and deptype = 'e')
      union all select proname::text from pg_proc p where pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`,
    red: 'create table public.stray (id int)',
    names: 'stray',
  },
  {
    says: 'what is referred to is never deleted or changed along by a key, except a period by the absence it belongs to',
    finds: `select conrelid::regclass || ' ' || conname as found from pg_constraint where contype = 'f' and connamespace in ${ours}
      and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r', 'c'))`,
    red: `${newTable}; create table core.stray_child (id uuid references core.stray on delete cascade)`,
    names: 'core.stray_child',
  },
  {
    // A key over `anchors` or `stands_as` is an employee's, and employees are not deleted.
    says: 'whatever may be deleted is looked for by an index in every table that may point at it',
    finds: `with growing as (select distinct relation::regclass::oid as t from core.kept_as where kind in ('conversation', 'family'))
      select conrelid::regclass || ' ' || conname as found from pg_constraint c where contype = 'f' and conrelid in (select t from growing) and confrelid in (select t from growing)
        and not exists (select from unnest(confkey) k join pg_attribute on attrelid = confrelid and attnum = k where attname in ('anchors', 'stands_as'))
        and not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = conrelid and i.indkey[0] = any (conkey)
          and (indpred is null or pg_get_expr(indpred, indrelid) = '(' || attname || ' IS NOT NULL)'))`,
    red: 'drop index counselling.viewing_by_hat',
    names: 'counselling.viewing',
  },
  {
    says: 'a moment has its zone and a text has no length of its type',
    finds: `select ${relation} || '.' || attname as found from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0
      where relkind in ('r', 'p') and relnamespace in ${ours} and atttypid in ('timestamp'::regtype, 'timetz'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'money'::regtype)`,
    red: 'create table core.stray (at timestamp)',
    names: 'core.stray.at',
  },
  {
    says: 'a view reads with the rights of its reader, and nothing is kept as a copy',
    finds: `select ${relation} as found from pg_class where relnamespace in ${ours}
      and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}' or reloptions @> '{security_invoker=on}', false)))`,
    red: 'create view core.stray as select id from core.family',
    names: 'core.stray',
  },
  {
    says: 'only extensions that a database owner may install are used',
    finds: `select e.extname::text as found from pg_extension e left join pg_available_extension_versions v on v.name = e.extname and v.version = e.extversion
      where e.extname <> 'plpgsql' and (v.trusted is not true or e.extname not in ('pg_trgm', 'unaccent', 'cube', 'btree_gist', 'pgcrypto'))`,
    red: 'create extension dblink',
    names: 'dblink',
  },
]

const asksForTheLine = `~ '(opened_families|opened_writers|access_line)'`
/** The lines themselves are read by those they are about; whoever writes one may read it back. */
const contentTables = `(select distinct attrelid from pg_attribute join pg_class c on c.oid = attrelid
  where attnum > 0 and relkind in ('r', 'p') and relnamespace in ${ours} and col_description(attrelid, attnum) ~ '^(content|sealed):'
    and attrelid <> 'core.access_line'::regclass)`

export const rightRules: Rule[] = [
  {
    says: 'a policy of a table with content asks for the access line of this transaction',
    finds: `select polrelid::regclass || ' ' || polname as found from pg_policy where polrelid in ${contentTables}
      and (not pg_get_expr(polqual, polrelid) ${asksForTheLine} or not pg_get_expr(polwithcheck, polrelid) ${asksForTheLine})`,
    red: 'create policy stray on core.family_words for select using (true)',
    names: 'core.family_words stray',
  },
  {
    says: 'a policy looks a person up and never asks who everybody is',
    finds: `select polrelid::regclass || ' ' || polname as found from pg_policy
      where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ 'IN \\( SELECT (\\w+\\.)?id\\s+FROM core\\.hat( \\w+)?\\)'`,
    red: 'create policy stray on safety_net.told for select using (adult_id in (select id from core.hat))',
    names: 'safety_net.told stray',
  },
  {
    says: 'a function that looks behind the policies says about how many rows it gives, so that nobody reads everything to join a few',
    finds: `select p.oid::regprocedure::text as found from pg_proc p where p.pronamespace in ${ours} and p.proretset and p.prosecdef and p.prorows = 1000`,
    red: `create function core.stray() returns setof uuid language sql security definer set search_path = '' as 'select id from core.hat'`,
    names: 'core.stray()',
  },
  {
    says: 'the login is neither owner nor above the policies, and wears no role by itself',
    finds: `select rolname::text as found from pg_roles r where rolname = ${login} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_class where relowner = r.oid) or exists (select from pg_auth_members where member = r.oid and inherit_option))`,
    red: `do $$ begin execute format('alter role %I bypassrls', platform.role_prefix() || '_login'); end $$`,
    names: '_login',
  },
  {
    says: 'no role of ours is above the policies or may sign in, except the login',
    finds: `select rolname::text as found from pg_roles r where starts_with(rolname, platform.role_prefix() || '_') and rolname <> ${login}
      and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)`,
    red: `do $$ begin execute format('alter role %I login', platform.role_prefix() || '_staff'); end $$`,
    names: '_staff',
  },
  {
    says: 'the login itself may read nothing but what the start checks',
    finds: `select ${relation} as found from pg_class c where relkind in ('r', 'p', 'v') and relnamespace in ${ours} and has_any_column_privilege(${login}, c.oid, 'select')
      and ${relation} not in ('platform.migration', 'platform.policy_state', 'platform.database_mark')`,
    red: `do $$ begin execute format('grant select on core.setting to %I', ${login}); end $$`,
    names: 'core.setting',
  },
  {
    says: 'no function of ours may be called by everybody',
    finds: `select p.oid::regprocedure::text as found from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a where pronamespace in ${ours} and a.grantee = 0`,
    red: 'create function core.stray() returns int language sql return 1; grant execute on function core.stray() to public',
    names: 'core.stray()',
  },
  {
    says: 'no table, sequence or schema of ours is open to everybody',
    finds: `select ${relation} as found from pg_class c, aclexplode(relacl) a where relnamespace in ${ours} and a.grantee = 0
      union all select nspname::text from pg_namespace n, aclexplode(nspacl) a where n.oid in ${ours} and a.grantee = 0`,
    red: 'grant usage on schema core to public',
    names: 'core',
  },
  {
    says: 'a function with its owner’s rights pins its search path',
    finds: `select p.oid::regprocedure::text as found from pg_proc p where pronamespace in ${ours} and prosecdef
      and not exists (select from unnest(proconfig) c where c like 'search_path=%')`,
    red: 'create function core.stray() returns int language sql security definer as $$ select 1 $$',
    names: 'core.stray()',
  },
  {
    says: 'nobody may empty a table, hang a trigger on it or refer to it',
    finds: `select ${relation} || ' ' || privilege_type as found from pg_class c, aclexplode(relacl) a
      where relnamespace in ${ours} and a.grantee <> relowner and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')`,
    red: `do $$ begin execute format('grant truncate on core.family to %I', platform.role_prefix() || '_staff'); end $$`,
    names: 'core.family TRUNCATE',
  },
  {
    says: 'no right may be handed on',
    finds: `select ${relation} as found from pg_class c, aclexplode(relacl) a where relnamespace in ${ours} and a.grantee <> relowner and is_grantable`,
    red: `do $$ begin execute format('grant select on core.family to %I with grant option', platform.role_prefix() || '_staff'); end $$`,
    names: 'core.family',
  },
  {
    says: 'nobody but the owner may make temporary tables or schemas here',
    finds: `select rolname || ' ' || what as found from pg_roles r, unnest(array['temporary', 'create']) what
      where starts_with(rolname, platform.role_prefix() || '_') and has_database_privilege(rolname, current_database(), what)`,
    red: `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
    names: 'temporary',
  },
]
