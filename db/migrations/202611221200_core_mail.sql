-- How a notice leaves the house. One row is taken for a notice before anything is sent, so that a worker that is killed in the middle
-- never sends twice: what became of it then is unknown, and the notice still waits on the page.
create table core.mail (
  notice_id uuid primary key references core.notice on delete restrict,
  state text not null check (state in ('not-wanted', 'carrying', 'carried', 'later', 'refused')),
  tries integer not null default 1 check (tries between 1 and 50),
  next_try_at timestamptz,
  at timestamptz not null default platform.now(),
  constraint mail_later_has_time check ((state = 'later') = (next_try_at is not null))
);
create index mail_to_try_again on core.mail (next_try_at) where state = 'later';
comment on table core.mail is 'What became of a notice outside the page: at most one mail, and only to a person who has turned mail on.';
comment on column core.mail.notice_id is 'index: the notice';
comment on column core.mail.state is 'index: not wanted by the person, being carried, carried, to be tried later, or refused by the receiver';
comment on column core.mail.tries is 'index: how many times it was tried; only what certainly did not leave is tried again';
comment on column core.mail.next_try_at is 'index: not before';
comment on column core.mail.at is 'index: when this was decided';

-- Mail may come at an hour when somebody else holds the phone: the person says between which hours it may arrive.
alter table core.contact_card add column mail_from time, add column mail_to time,
  add constraint contact_card_mail_hours check ((mail_from is null) = (mail_to is null) and (mail_from is null or mail_from < mail_to));
comment on column core.contact_card.mail_from is 'sealed: no mail before this hour';
comment on column core.contact_card.mail_to is 'sealed: no mail after this hour';
