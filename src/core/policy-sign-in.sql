-- The doors people come in by. A token is its own proof: whoever has one may knock as a visitor and is answered about that token only.
-- What a passkey answers is checked by the program, so that door stands open to the job 'sign-in' alone.
alter table core.setup_address enable row level security;
alter table core.beginning enable row level security;
alter table core.passkey enable row level security;
alter table core.passkey_use enable row level security;
alter table core.link_request enable row level security;
alter table core.sign_in_link enable row level security;
create policy only_through_its_doors on core.setup_address for select using (false);
create policy only_through_its_doors on core.beginning for select using (false);
create policy only_through_its_doors on core.passkey for select using (false);
create policy only_through_its_doors on core.passkey_use for select using (false);
create policy only_through_its_doors on core.link_request for select using (false);
create policy only_through_its_doors on core.sign_in_link for select using (false);

-- Where somebody may take people in: leaders and administrators, in their own organisation and what is under it.
drop function if exists core.invites_into();
create or replace function core.invitable_hats() returns setof uuid language sql stable security definer set search_path = '' rows 40 as
  $$ select id from core.hat where kind = 'membership' and organisation_id in (select core.led_organisations(with_office => true)) $$;
-- Nobody makes somebody with more to say than oneself, or a new key for one: whoever sets the house up without leading it makes no leader,
-- and whoever leads a house makes no director and no administrator, who would have a say in the whole network.
create or replace function core.may_invite(as_role text, into_organisation uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select into_organisation in (select core.led_organisations(with_office => true))
    and exists (select from core.hat me join core.organisation o on o.id = me.organisation_id where me.id = core.hat() and case
      when me.role = 'administrator' then as_role not in ('team_leader', 'director')
      else me.role = 'director' or o.kind = 'network' or as_role not in ('director', 'administrator') end)
$$;
-- Nobody ends the own membership or renews the own key: a second pair of eyes is the point of it.
create or replace function core.may_change(the_hat uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.hat h where h.id = the_hat and h.kind = 'membership' and core.may_invite(h.role, h.organisation_id) and h.person_id <> core.my_person())
$$;
-- A key opens every membership of its person: it is given only by somebody who may change them all.
create or replace function core.may_give_key(the_hat uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select core.may_change(the_hat) and not exists (select from core.hat one join core.hat h on h.person_id = one.person_id and h.kind = 'membership' and h.live
    where one.id = the_hat and not core.may_change(h.id))
$$;
grant execute on function core.invitable_hats(), core.may_invite(text, uuid), core.may_change(uuid), core.may_give_key(uuid), core.my_person() to :staff;

grant insert (organisation_id, role, profession, display_name) on core.hat to :staff;
-- A new hat for somebody else, never for oneself: nobody makes oneself a counsellor.
create policy leaders_take_in on core.hat for insert to :staff with check (kind = 'membership' and core.may_invite(role, organisation_id) and person_id <> core.my_person());
alter table core.sign_in_mail enable row level security;
grant select, insert (hat_id, address, set_by), update (address, set_by, set_at) on core.sign_in_mail to :staff;
grant select on core.sign_in_mail to :job;
create policy leaders_write_to_members on core.sign_in_mail to :staff using (hat_id in (select core.invitable_hats()))
  with check (set_by = core.hat() and core.may_change(hat_id));
create policy mail_job on core.sign_in_mail for select to :job using ((select core.job()) = 'mail');

alter table core.invitation enable row level security;
grant select (id, hat_id, renews, made_by, made_at, ends_at, used_at, withdrawn_at, mailed_at), insert (id, hat_id, token_hash, renews, made_by, ends_at) on core.invitation to :staff;
grant select (id, hat_id, renews, made_at, ends_at, used_at, withdrawn_at, mail_taken_at, mailed_at), update (mail_taken_at, mailed_at) on core.invitation to :job;
create policy leaders_see on core.invitation for select to :staff using (hat_id in (select core.invitable_hats()));
create policy leaders_invite on core.invitation for insert to :staff with check (made_by = core.hat() and core.may_give_key(hat_id));
create policy mail_job on core.invitation to :job using ((select core.job()) = 'mail');

alter table core.suspension enable row level security;
grant select on core.suspension to :staff;
create policy leaders_see on core.suspension for select to :staff using (hat_id in (select core.invitable_hats()));

create or replace function core.must(held boolean) returns void language plpgsql set search_path = '' as $$
begin
  if held is not true then raise exception 'no such door' using errcode = 'no_data_found'; end if;
end $$;

-- The beginning. An address is printed only while nobody is there, and opens nothing once somebody is.
create or replace function core.nobody_is_here() returns boolean language sql stable security definer set search_path = '' as
  $$ select not exists (select from core.beginning) and not exists (select from core.organisation) and not exists (select from core.hat) $$;
create or replace function core.offer_setup(token bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  perform core.must(core.job() = 'setup');
  if not core.nobody_is_here() then return false; end if;
  insert into core.setup_address (token_hash, ends_at) values (token, platform.now() + interval '24 hours');
  return true;
end $$;
create or replace function core.setup_is_open(token bytea) returns boolean language sql stable security definer set search_path = '' as
  $$ select core.nobody_is_here() and exists (select from core.setup_address where token_hash = token and ends_at > platform.now()) $$;
-- One of the addresses that were printed, after the network has begun at any of them: its holder is told so; to all others there is nothing.
create or replace function core.setup_is_over(token bytea) returns boolean language sql stable security definer set search_path = '' as
  $$ select not core.nobody_is_here() and exists (select from core.setup_address where token_hash = token) $$;
create or replace function core.begin_network(token bytea, wish jsonb, invitation_token bytea) returns void language plpgsql security definer set search_path = '' as $$
declare network uuid := (wish->>'network')::uuid; house uuid := (wish->>'house')::uuid; leader uuid := (wish->>'leader')::uuid;
begin
  perform core.must(exists (select from core.setup_address where token_hash = token and ends_at > platform.now()));
  if not core.nobody_is_here() then raise exception 'somebody was first' using errcode = 'unique_violation', constraint = 'beginning_pkey'; end if;
  insert into core.organisation (id, kind, name, parent_id) values (network, 'network', wish->>'networkName', null), (house, 'house', wish->>'houseName', network);
  insert into core.person (id) values ((wish->>'person')::uuid);
  insert into core.hat (id, kind, person_id, organisation_id, role, display_name)
    values (leader, 'membership', (wish->>'person')::uuid, network, 'team_leader', wish->>'name');
  if wish->>'mail' is not null then insert into core.sign_in_mail (hat_id, address) values (leader, wish->>'mail'); end if;
  insert into core.invitation (id, hat_id, token_hash, ends_at) values ((wish->>'invitation')::uuid, leader, invitation_token, core.invitation_ends());
  insert into core.beginning (network_id, leader_id) values (network, leader);
  perform platform.enqueue('mail', wish->>'invitation');
end $$;
-- The first leader's link was lost or too old, and nobody can come in: one more, as long as there is no key at all.
create or replace function core.begin_again(invitation uuid, invitation_token bytea) returns text language plpgsql security definer set search_path = '' as $$
declare leader core.hat;
begin
  perform core.must(core.job() = 'setup');
  select h.* into leader from core.beginning b join core.hat h on h.id = b.leader_id and h.live for update of b;
  perform core.must(leader.id is not null and not exists (select from core.passkey where ended_at is null));
  update core.invitation set withdrawn_at = platform.now() where hat_id = leader.id and used_at is null and withdrawn_at is null;
  insert into core.invitation (id, hat_id, token_hash, ends_at) values (invitation, leader.id, invitation_token, core.invitation_ends());
  return leader.display_name;
end $$;
create or replace function core.invitation_ends() returns timestamptz language sql stable security definer set search_path = '' as $$
  select platform.now() + make_interval(days => core.days_of('invitation-days'))
$$;
grant execute on function core.offer_setup(bytea), core.begin_again(uuid, bytea) to :job;
grant execute on function core.setup_is_open(bytea), core.setup_is_over(bytea), core.begin_network(bytea, jsonb, bytea) to :visitor;
grant execute on function core.invitation_ends() to :staff;

-- The invitation. Looking at it changes nothing; it is spent by the passkey that is made with it.
create or replace function core.invitation_of(token bytea) returns table (id uuid, person_id uuid, name text, role text, organisation text, renews boolean, made_by text, ends_at timestamptz)
  language sql stable security definer set search_path = '' rows 1 as $$
  select i.id, h.person_id, h.display_name, h.role, o.name, i.renews, b.display_name, i.ends_at
    from core.invitation i join core.hat h on h.id = i.hat_id and h.live and h.suspended_at is null join core.organisation o on o.id = h.organisation_id left join core.hat b on b.id = i.made_by
    where i.token_hash = token and i.used_at is null and i.withdrawn_at is null and i.ends_at > platform.now()
$$;
create or replace function core.spend_invitation(token bytea, key jsonb, session uuid, session_token bytea) returns text language plpgsql security definer set search_path = '' as $$
declare spent core.invitation; whose uuid;
begin
  update core.invitation set used_at = platform.now()
    where token_hash = token and used_at is null and withdrawn_at is null and ends_at > platform.now() returning * into spent;
  perform core.must(spent.id is not null);
  select person_id into strict whose from core.hat where id = spent.hat_id and live;
  insert into core.passkey (credential_id, person_id, invitation_id, public_key, sign_count)
    values (decode(key->>'id', 'hex'), whose, spent.id, decode(key->>'publicKey', 'hex'), (key->>'count')::bigint);
  perform core.start_session(session, spent.hat_id, session_token);
  insert into core.event (kind, subject_id) values ('way-in-changed', spent.hat_id);
  return (select role from core.hat where id = spent.hat_id);
end $$;
grant execute on function core.invitation_of(bytea), core.spend_invitation(bytea, jsonb, uuid, bytea) to :visitor;

-- The passkey. The program asks for the half that checks, checks, and then says that the challenge was answered; the same answer is
-- refused the second time. With the ticket one hat is put on, within five minutes.
create or replace function core.passkey_of(credential bytea) returns table (public_key bytea, sign_count bigint, ended_at timestamptz, ended_by text)
  language plpgsql stable security definer set search_path = '' rows 1 as $$
begin
  perform core.must(core.job() = 'sign-in');
  return query select p.public_key, p.sign_count, p.ended_at, b.display_name
    from core.passkey p left join core.hat b on b.id = p.ended_by where p.credential_id = credential;
end $$;
create or replace function core.use_passkey(credential bytea, challenge bytea, ticket bytea, new_count bigint) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  perform core.must(core.job() = 'sign-in');
  insert into core.passkey_use (challenge_hash, credential_id, ticket_hash) values (challenge, credential, ticket) on conflict do nothing;
  if not found then return false; end if;
  update core.passkey set sign_count = new_count, used_at = platform.now() where credential_id = credential and ended_at is null;
  perform core.must(found);
  return true;
end $$;
create or replace function core.hats_of_ticket(ticket bytea) returns table (hat_id uuid, role text, name text, organisation text) language sql stable security definer set search_path = '' rows 3 as $$
  select h.id, h.role, h.display_name, o.name from core.passkey_use u
    join core.passkey p on p.credential_id = u.credential_id and p.ended_at is null
    join core.hat h on h.person_id = p.person_id and h.live and h.suspended_at is null and h.kind = 'membership' join core.organisation o on o.id = h.organisation_id
    where u.ticket_hash = ticket and u.worn_at is null and u.at > platform.now() - interval '5 minutes' order by h.created_at, h.id
$$;
create or replace function core.wear_hat(ticket bytea, the_hat uuid, session uuid, session_token bytea) returns text language plpgsql security definer set search_path = '' as $$
begin
  perform core.must(the_hat in (select h.hat_id from core.hats_of_ticket(ticket) h));
  update core.passkey_use set worn_at = platform.now() where ticket_hash = ticket and worn_at is null;
  perform core.must(found);
  perform core.start_session(session, the_hat, session_token);
  return (select role from core.hat where id = the_hat);
end $$;
-- Challenges are forgotten when nobody can answer them any more.
create or replace function core.forget_challenges() returns void language sql security definer set search_path = '' as
  $$ delete from core.passkey_use where at < platform.now() - interval '1 day' and core.job() is not null $$;
grant execute on function core.passkey_of(bytea), core.use_passkey(bytea, bytea, bytea, bigint), core.forget_challenges() to :job;
grant execute on function core.hats_of_ticket(bytea), core.wear_hat(bytea, uuid, uuid, bytea) to :visitor, :job;

-- The link by mail. A visitor only leaves the address; whose it is, is looked up by the sender, who writes the line before it looks.
create or replace function core.ask_for_link(request uuid, at_address text) returns void language sql security definer set search_path = '' as $$
  insert into core.link_request (id, address) values (request, at_address);
  select platform.enqueue('sign-in-mail', request::text);
$$;
create or replace function core.take_link_request() returns text language plpgsql security definer set search_path = '' as $$
declare asked text;
begin
  perform core.must(core.job() = 'mail');
  delete from core.link_request where at < platform.now() - interval '15 minutes';
  delete from core.link_request where id = (select id from core.link_request order by at, id limit 1 for update skip locked) returning address into asked;
  return asked;
end $$;
-- An address that two people have turned on tells nobody which of them asks: then there is no link, and the code of the circle remains.
create or replace function core.hats_of_address(at_address text) returns table (hat_id uuid, mail_from text, mail_to text) language plpgsql security definer set search_path = '' rows 3 as $$
declare adult uuid;
begin
  perform core.must(core.job() = 'mail');
  for adult in select c.hat_id from core.contact_card c join core.hat h on h.id = c.hat_id and h.live and h.kind = 'family_adult'
      where c.channel = 'mail' and c.turned_on_at is not null and lower(c.address) = lower(at_address) loop
    perform core.write_line(null, adult, 'technical', null);
  end loop;
  return query with reached as (
      select h.id, h.person_id, left(c.mail_from::text, 5) as hours_from, left(c.mail_to::text, 5) as hours_to
        from core.contact_card c join core.hat h on h.id = c.hat_id and h.live and h.kind = 'family_adult'
        where c.channel = 'mail' and c.turned_on_at is not null and lower(c.address) = lower(at_address)
      union all
      select h.id, h.person_id, null, null from core.sign_in_mail m join core.hat h on h.id = m.hat_id and h.live and h.suspended_at is null and h.role = 'volunteer'
        where lower(m.address) = lower(at_address)
    )
    select r.id, r.hours_from, r.hours_to from reached r where (select count(distinct o.person_id) from reached o) = 1
      and not exists (select from core.sign_in_link l where l.hat_id in (select o.id from reached o) and l.made_at > platform.now() - interval '1 minute')
      and (select count(distinct l.token_hash) from core.sign_in_link l where l.hat_id in (select o.id from reached o) and l.made_at > platform.now() - interval '1 hour') < 5;
end $$;
create or replace function core.make_link(token bytea, for_hats uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform core.must(core.job() = 'mail');
  insert into core.sign_in_link (token_hash, hat_id, ends_at) select token, unnest(for_hats), platform.now() + interval '15 minutes';
end $$;
create or replace function core.link_of(token bytea) returns table (hat_id uuid, role text, organisation text) language sql stable security definer set search_path = '' rows 1 as $$
  select h.id, h.role, o.name from core.sign_in_link l join core.hat h on h.id = l.hat_id and h.live and h.suspended_at is null left join core.organisation o on o.id = h.organisation_id
    where l.token_hash = token and l.used_at is null and l.ends_at > platform.now()
      and (h.kind = 'family_adult' or h.role = 'volunteer') order by h.created_at, h.id
$$;
create or replace function core.spend_link(token bytea, the_hat uuid, session uuid, session_token bytea, long boolean) returns text language plpgsql security definer set search_path = '' as $$
declare named text;
begin
  -- All rows of the token at once: of two who come together, one finds nothing left.
  perform core.must(the_hat in (select l.hat_id from core.link_of(token) l));
  update core.sign_in_link set used_at = platform.now() where token_hash = token and used_at is null;
  perform core.must(found);
  return core.start_session(session, the_hat, session_token, long);
end $$;
-- Whether a link, spent or not, was sent to whoever asks: a second window of one browser, where the first has come in with it.
create or replace function core.link_is_mine(token bytea) returns boolean language sql stable security definer set search_path = '' as
  $$ select exists (select from core.sign_in_link where token_hash = token and hat_id = core.hat()) $$;
grant execute on function core.link_is_mine(bytea) to :family, :staff;
grant execute on function core.ask_for_link(uuid, text), core.link_of(bytea), core.spend_link(bytea, uuid, uuid, bytea, boolean) to :visitor;
grant execute on function core.take_link_request(), core.hats_of_address(text), core.make_link(bytea, uuid[]) to :job;

-- A lost key: what the person had opens nothing any more, wherever it is open. Who did it is kept, so that the person is told.
create or replace function core.close_keys(the_hat uuid) returns void language plpgsql security definer set search_path = '' as $$
declare whose uuid;
begin
  perform core.must(core.may_give_key(the_hat));
  select person_id into strict whose from core.hat where id = the_hat for update;
  update core.passkey set ended_at = platform.now(), ended_by = core.hat() where person_id = whose and ended_at is null;
  update core.invitation i set withdrawn_at = platform.now() from core.hat h
    where h.id = i.hat_id and h.person_id = whose and i.used_at is null and i.withdrawn_at is null;
  update core.session s set ended_at = platform.now() from core.hat h
    where h.id = s.hat_id and h.person_id = whose and h.kind = 'membership' and s.ended_at is null;
end $$;
-- Whether anybody has made a passkey yet, and when: what a leader sees of somebody's keys.
create or replace function core.key_made_at(the_hat uuid) returns timestamptz language sql stable security definer set search_path = '' as $$
  select max(p.made_at) from core.passkey p join core.hat h on h.person_id = p.person_id where h.id = the_hat and p.ended_at is null and the_hat in (select core.invitable_hats())
$$;

-- Who belongs here and cannot come in: paused, invited and never been in, or waiting for a new key. Whoever was never invited comes in another
-- way: into a demo. They are few, and gathered at once, so that whoever counts people or shifts asks once and not for each. (From the
-- invitations on, also while nobody has counted the tables for the planner: every writer has a hat too, and none of them is sought among those invited.)
create or replace function core.cannot_come_in() returns table (hat_id uuid, why text) language plpgsql stable security definer set search_path = '' rows 5 as $$
#variable_conflict use_column
begin return query
  select h.id, 'paused' from core.hat h where h.suspended_at is not null and h.live
  union all
  select distinct h.id, case when exists (select from core.passkey p where p.person_id = h.person_id) then 'key-closed' else 'never-in' end
    from core.invitation i cross join lateral (select o.person_id from core.hat o where o.id = i.hat_id and o.organisation_id is not null limit 1) o
      cross join lateral (select m.id, m.person_id, m.role from core.hat m
        where m.person_id = o.person_id and m.organisation_id is not null and m.live and m.suspended_at is null offset 0) h
    where not exists (select from core.passkey p where p.person_id = h.person_id and p.ended_at is null)
      and not (h.role = 'volunteer' and exists (select from core.sign_in_mail m where m.hat_id = h.id));
end $$;
grant execute on function core.cannot_come_in() to :staff, :job;
-- The second person of law 1, where that one cannot come in: the anchor still has the family, and nobody is behind the anchor. Not while the deputy is
-- away: then somebody stands in for the deputy too.
create or replace view core.deputy_shut with (security_invoker = true) as
  select f.id as family_id, o.hat_id, o.why from core.cannot_come_in() o join core.family f on f.deputy_id = o.hat_id and f.live
    where not exists (select from core.away_today a where a.person_id = f.deputy_person);
comment on view core.deputy_shut is 'The open families whose deputy cannot come in, and why.';
grant select on core.deputy_shut to :staff, :job;

-- What somebody holds, as kinds and counts: an administrator must know that something is held, and not which family it is.
create or replace function core.held_by(the_hat uuid) returns table (kind text, count integer) language plpgsql stable security definer set search_path = '' rows 10 as $$
begin
  perform core.must(core.may_change(the_hat));
  return query select h.kind, count(*)::int from core.holding h where h.hat_id = the_hat group by h.kind order by h.kind;
end $$;
grant execute on function core.close_keys(uuid), core.key_made_at(uuid), core.held_by(uuid) to :staff;

-- One's own sessions, without addresses: which hat, since when, last used. Memberships of one person are seen together; a family's page
-- and a conversation each stand alone.
create or replace function core.my_hats() returns setof uuid language sql stable security definer set search_path = '' rows 2 as $$
  select h.id from core.hat me join core.hat h on h.id = me.id or (h.person_id = me.person_id and h.kind = 'membership' and me.kind = 'membership')
    where me.id = core.hat()
$$;
create or replace function core.my_sessions() returns table (id uuid, kind text, role text, organisation text, since timestamptz, last_used timestamptz)
  language sql stable security definer set search_path = '' rows 5 as $$
  select s.id, s.kind, h.role, o.name, s.created_at, s.seen_at from core.session s join core.hat h on h.id = s.hat_id and h.live left join core.organisation o on o.id = h.organisation_id
    where s.hat_id in (select core.my_hats()) and s.ended_at is null and s.ends_at > platform.now() and s.seen_at > platform.now() - s.idle order by s.seen_at desc, s.id
$$;
create or replace function core.end_my_session(the_session uuid) returns void language sql security definer set search_path = '' as
  $$ update core.session set ended_at = platform.now() where id = the_session and hat_id in (select core.my_hats()) and ended_at is null $$;
create or replace function core.end_all_my_sessions() returns void language sql security definer set search_path = '' as
  $$ update core.session set ended_at = platform.now() where hat_id in (select core.my_hats()) and ended_at is null $$;
grant execute on function core.my_sessions(), core.end_my_session(uuid), core.end_all_my_sessions() to :writer, :family, :staff;
