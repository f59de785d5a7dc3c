-- People come, rest, change and leave. Who is suspended keeps everything held, because a family is never left by a decision about
-- somebody else; only the way in is shut. And a network keeps somebody who may set it up: a key, so that it holds for two who end each
-- other in the same second.

alter table core.hat
  add column suspended_at timestamptz,
  add column last_day date,
  add column keeps boolean generated always as (
    case when ended_at is null and suspended_at is null and role in ('team_leader', 'director', 'administrator') then true end) stored,
  add constraint hat_rests_check check (kind = 'membership' or (suspended_at is null and last_day is null)),
  add constraint hat_keeps unique (id, organisation_id, keeps);
comment on column core.hat.suspended_at is 'index: since when nobody can sign in with it; what it holds stays held';
comment on column core.hat.last_day is 'index: the last day at work, once notice is given; no law reads it';
comment on column core.hat.keeps is 'index: true while this hat may set up what it belongs to, and can sign in';

-- So far a suspended membership had ended; from now on it lives and cannot sign in.
update core.hat h set ended_at = null, suspended_at = s.at from core.suspension s where s.hat_id = h.id and s.lifted_at is null;
comment on table core.suspension is 'A membership that nobody can sign in with for a time; what it holds stays held.';

alter table core.organisation
  add column kept_by uuid,
  add column kept boolean generated always as (case when kind = 'network' and ended_at is null then true end) stored;
comment on column core.organisation.kept_by is 'index: one of those who may set up the network; it cannot lose the last of them';
comment on column core.organisation.kept is 'index: true for a network that lives';

-- Writes the name the key then demands: of those who may, somebody with a passkey first, then the longest here.
create function core.keeper_of(the_network uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select h.id from core.hat h where h.organisation_id = the_network and h.keeps
    order by exists (select from core.passkey p where p.person_id = h.person_id and p.ended_at is null) desc, h.created_at, h.id limit 1
$$;
update core.organisation set kept_by = core.keeper_of(id) where kept;
alter table core.organisation
  add constraint organisation_is_kept foreign key (kept_by, id, kept) references core.hat (id, organisation_id, keeps) deferrable initially deferred;

create function core.network_finds_its_keeper() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update core.organisation o set kept_by = core.keeper_of(o.id)
    where o.id = new.organisation_id and o.kept and o.kept_by is null and new.keeps;
  if tg_op = 'UPDATE' then
    update core.organisation o set kept_by = coalesce(core.keeper_of(o.id), o.kept_by)
      where o.id = old.organisation_id and o.kept_by = old.id and (new.keeps is null or new.organisation_id <> old.organisation_id);
  end if;
  return null;
end $$;
create trigger network_finds_its_keeper after insert or update of ended_at, suspended_at, role, organisation_id on core.hat
  for each row when (new.kind = 'membership') execute function core.network_finds_its_keeper();
create function core.new_network_finds_its_keeper() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update core.organisation o set kept_by = core.keeper_of(o.id) where o.id = new.id and o.kept_by is null;
  return null;
end $$;
create trigger new_network_finds_its_keeper after insert on core.organisation
  for each row when (new.kind = 'network') execute function core.new_network_finds_its_keeper();
