-- Nobody has the same hat twice: one person, one organisation, one role, for as long as it lives. Two leaders who give it in the same second
-- cannot see each other; the key does.
--
-- Whoever has one twice already keeps both: families, steps and promises may lie with either, and an upgrade ends nobody's hat. The first
-- stands under the key, each later one is left out of it and marked, until it ends, or becomes another hat by a change of role or house. The
-- page of people shows both, so that a leader hands over what the later one holds and ends it. The page gives no third: it looks at all that live.
alter table core.hat add column doubled boolean not null default false;
comment on column core.hat.doubled is 'index: stood beside the same hat of the same person before that was refused; written by nobody any more';

update core.hat h set doubled = true
  from (select id, row_number() over (partition by person_id, organisation_id, role order by created_at, id) as n
    from core.hat where kind = 'membership' and live) same
  where same.id = h.id and same.n > 1;

create unique index hat_once on core.hat (person_id, organisation_id, role) where kind = 'membership' and live and not doubled;
