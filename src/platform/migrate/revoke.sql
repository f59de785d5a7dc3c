-- Nobody but the owner may do anything, and there is no policy: the blank page on which the policy files write.
do $$
declare
  ours text[] := array(select nspname::text from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'graphile_worker'));
  line text;
begin
  for line in
    select format('drop policy %I on %I.%I', policyname, schemaname, tablename) from pg_policies where schemaname = any (ours)
    union all
    select distinct format('revoke all on schema %I from %s cascade', n.nspname, g.who)
      from pg_namespace n, aclexplode(n.nspacl) a, lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g(who)
      where n.nspname = any (ours) and a.grantee <> n.nspowner
    union all
    select distinct format('revoke all on %s %I.%I from %s cascade', case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname, g.who)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
        lateral (select * from aclexplode(c.relacl) union all
          select x.* from pg_attribute t, aclexplode(t.attacl) x where t.attrelid = c.oid) a,
        lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g(who)
      where n.nspname = any (ours) and a.grantee <> c.relowner
    union all
    select distinct format('revoke all on routine %s from %s cascade', p.oid::regprocedure, g.who)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a,
        lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g(who)
      where n.nspname = any (ours) and a.grantee <> p.proowner
    union all
    select distinct format('revoke all on database %I from %s cascade', d.datname, g.who)
      from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a,
        lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end) g(who)
      where d.datname = current_database() and a.grantee <> d.datdba
  loop
    execute line;
  end loop;
end $$;
alter default privileges revoke execute on functions from public;
revoke create on schema public from public;
-- Extensions put their functions in public, and those are for everybody (a function of ours never stands there).
grant execute on all functions in schema public to public;
