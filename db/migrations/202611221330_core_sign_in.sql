-- How a network begins, and how those who work here come in: by an invitation and a passkey. Families and volunteers may also ask for a
-- link by mail. Every token stands here as its hash only, and every door in policy-sign-in.sql says who may go through.

create table core.setup_address (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  made_at timestamptz not null default platform.now(),
  ends_at timestamptz not null
);
comment on table core.setup_address is 'A one-time address at which the network may be begun; worth nothing once there is one.';
comment on column core.setup_address.token_hash is 'index: SHA-256 of the token in the address';
comment on column core.setup_address.made_at is 'index: when it was printed';
comment on column core.setup_address.ends_at is 'index: until when it opens anything';

create table core.beginning (
  one boolean primary key default true check (one),
  network_id uuid not null references core.organisation on delete restrict,
  leader_id uuid not null references core.hat on delete restrict,
  begun_at timestamptz not null default platform.now()
);
comment on table core.beginning is 'That the network of this database has begun. There is one row: of two who begin at once, one is refused.';
comment on column core.beginning.one is 'index: makes a second beginning impossible';
comment on column core.beginning.network_id is 'index: the network';
comment on column core.beginning.leader_id is 'index: its first leader';
comment on column core.beginning.begun_at is 'index: when';

create table core.sign_in_mail (
  hat_id uuid primary key references core.hat on delete restrict,
  address text not null check (length(address) between 3 and 254 and address ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  set_by uuid references core.hat on delete restrict,
  set_at timestamptz not null default platform.now()
);
comment on table core.sign_in_mail is 'Where a member gets invitations, and a volunteer a link to sign in. Leaders and administrators see it.';
comment on column core.sign_in_mail.hat_id is 'index: the membership';
comment on column core.sign_in_mail.address is 'index: the mail address; for signing in only';
comment on column core.sign_in_mail.set_by is 'index: who wrote it; nobody for the first leader';
comment on column core.sign_in_mail.set_at is 'index: when';
create index sign_in_mail_by_address on core.sign_in_mail (lower(address));
create index contact_card_by_address on core.contact_card (lower(address)) where channel = 'mail' and turned_on_at is not null;

create table core.invitation (
  id uuid primary key,
  hat_id uuid not null references core.hat on delete restrict,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  renews boolean not null default false,
  made_by uuid references core.hat on delete restrict,
  made_at timestamptz not null default platform.now(),
  ends_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  mail_taken_at timestamptz,
  mailed_at timestamptz
);
create index invitation_by_token on core.invitation (token_hash);
create index invitation_of_hat on core.invitation (hat_id, made_at);
create index invitation_to_mail on core.invitation (made_at) where used_at is null and withdrawn_at is null and mail_taken_at is null;
comment on table core.invitation is 'The way in for one membership, once: whoever holds the link makes the passkey of that person.';
comment on column core.invitation.id is 'index: id';
comment on column core.invitation.hat_id is 'index: who is invited';
comment on column core.invitation.token_hash is 'index: SHA-256 of the token in the link; no leader can read it back';
comment on column core.invitation.renews is 'index: the old passkeys were closed for it';
comment on column core.invitation.made_by is 'index: who invited; nobody for the first leader';
comment on column core.invitation.made_at is 'index: when';
comment on column core.invitation.ends_at is 'index: until when it may be used';
comment on column core.invitation.used_at is 'index: when it was used';
comment on column core.invitation.withdrawn_at is 'index: when a newer one took its place, or the membership ended';
comment on column core.invitation.mail_taken_at is 'index: when the sender took it, so that it is mailed at most once';
comment on column core.invitation.mailed_at is 'index: when the mail left; empty as long as the person has not been told by us';

create table core.passkey (
  credential_id bytea primary key check (octet_length(credential_id) between 1 and 1023),
  person_id uuid not null references core.person on delete restrict,
  invitation_id uuid not null references core.invitation on delete restrict,
  public_key bytea not null,
  sign_count bigint not null check (sign_count >= 0),
  made_at timestamptz not null default platform.now(),
  used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references core.hat on delete restrict
);
create index passkey_of_person on core.passkey (person_id) where ended_at is null;
comment on table core.passkey is 'A key that lies in a person''s phone, computer or security key; here is only the half that checks it.';
comment on column core.passkey.credential_id is 'index: the name the device gave it';
comment on column core.passkey.person_id is 'index: whose it is; it opens the memberships of that person and nothing else';
comment on column core.passkey.invitation_id is 'index: the invitation it was made with';
comment on column core.passkey.public_key is 'index: checks a signature and can make none';
comment on column core.passkey.sign_count is 'index: the device''s own count; one that goes back tells of a copy';
comment on column core.passkey.made_at is 'index: when it was made';
comment on column core.passkey.used_at is 'index: last used';
comment on column core.passkey.ended_at is 'index: when it was closed';
comment on column core.passkey.ended_by is 'index: the leader who closed it, so that its owner can be told';

create table core.passkey_use (
  challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
  credential_id bytea not null references core.passkey on delete restrict,
  ticket_hash bytea not null check (octet_length(ticket_hash) = 32),
  at timestamptz not null default platform.now(),
  worn_at timestamptz
);
create index passkey_use_by_ticket on core.passkey_use (ticket_hash);
create index passkey_use_at on core.passkey_use (at);
comment on table core.passkey_use is 'A challenge that has been answered, so that the same answer opens nothing twice; and the ticket with which a hat is then chosen.';
comment on column core.passkey_use.challenge_hash is 'index: SHA-256 of the challenge';
comment on column core.passkey_use.credential_id is 'index: the passkey that answered';
comment on column core.passkey_use.ticket_hash is 'index: SHA-256 of the ticket';
comment on column core.passkey_use.at is 'index: when';
comment on column core.passkey_use.worn_at is 'index: when a hat was put on with it';

-- Unlogged: an address somebody typed is in no log and no base backup, and is gone as soon as the sender has read it.
create unlogged table core.link_request (
  id uuid primary key,
  address text not null check (length(address) between 3 and 254),
  at timestamptz not null default platform.now()
);
comment on table core.link_request is 'Somebody has asked for a link. The answer on the page is the same for every address: the sender alone looks whose it is.';
comment on column core.link_request.id is 'index: id';
comment on column core.link_request.address is 'index: the address that was typed; deleted when it is read';
comment on column core.link_request.at is 'index: when';

create table core.sign_in_link (
  token_hash bytea not null check (octet_length(token_hash) = 32),
  hat_id uuid not null references core.hat on delete restrict,
  made_at timestamptz not null default platform.now(),
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (token_hash, hat_id)
);
create index sign_in_link_of_hat on core.sign_in_link (hat_id, made_at);
comment on table core.sign_in_link is 'A link that was mailed to a family adult or a volunteer: fifteen minutes, once.';
comment on column core.sign_in_link.token_hash is 'index: SHA-256 of the token in the link';
comment on column core.sign_in_link.hat_id is 'index: a hat it may open; more than one only for one and the same person';
comment on column core.sign_in_link.made_at is 'index: when';
comment on column core.sign_in_link.ends_at is 'index: until when';
comment on column core.sign_in_link.used_at is 'index: when it was used, or closed';

create table core.suspension (
  id uuid primary key,
  hat_id uuid not null references core.hat on delete restrict,
  by_hat uuid not null references core.hat on delete restrict,
  at timestamptz not null default platform.now(),
  lifted_at timestamptz,
  lifted_by uuid references core.hat on delete restrict
);
create index suspension_of_hat on core.suspension (hat_id) where lifted_at is null;
comment on table core.suspension is 'A membership that rests: it has ended as every key knows it, and may be taken up again.';
comment on column core.suspension.id is 'index: id';
comment on column core.suspension.hat_id is 'index: whose';
comment on column core.suspension.by_hat is 'index: the leader who wrote it';
comment on column core.suspension.at is 'index: from when';
comment on column core.suspension.lifted_at is 'index: when the membership was taken up again';
comment on column core.suspension.lifted_by is 'index: by whom';

-- Wherever a session is ended, every process that shows it a stream hears it in the same breath.
create function core.session_end_is_told() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into core.event (kind, subject_id) values ('session-ended', new.id);
  return null;
end $$;
create trigger session_end_is_told after update of ended_at on core.session
  for each row when (old.ended_at is null and new.ended_at is not null) execute function core.session_end_is_told();

-- Asking for links is counted by itself: every ask counts, whether the address is known or not.
alter table platform.limit_counter drop constraint limit_counter_bucket_check;
alter table platform.limit_counter add constraint limit_counter_bucket_check check (bucket in ('return-code', 'sign-in', 'sign-in-link'));

insert into core.setting (key, value) values ('invitation-days', '7');
