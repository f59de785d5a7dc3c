-- Nobody is given an inquiry without a yes. One takes it oneself, or has said yes to take it over since the one who has it took it.
-- Where nobody is signed in (the world of a story) it may be taken from the queue, but it passes from one to another with a yes only.
create function counselling.inquiry_owner_said_yes() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  acting uuid := nullif(current_setting('app.hat', true), '')::uuid;
  before uuid := case when tg_op = 'UPDATE' then old.owner_id end;
  reopened boolean := tg_op = 'UPDATE' and old.ended_at is not null and new.ended_at is null;
begin
  if new.owner_id is null or (new.owner_id is not distinct from before and not reopened) or new.owner_id = acting then return new; end if;
  if acting is null and (before is null or reopened) then return new; end if;
  -- A family's word goes to its anchor, who has said yes to the family.
  if tg_op = 'INSERT' and exists (select from core.hat adult join core.family f on f.id = adult.family_id and f.live
      where adult.id = acting and adult.live and adult.kind = 'family_adult' and f.anchor_id = new.owner_id) then
    return new;
  end if;
  if not exists (select from counselling.ask yes where yes.inquiry_id = new.id and yes.to_hat = new.owner_id and yes.what = 'take-over' and yes.answer = 'yes'
      and yes.answered_at >= greatest(new.open_since, (select max(m.at) from counselling.inquiry_move m where m.inquiry_id = new.id and m.by_hat is distinct from new.owner_id))) then
    raise exception 'nobody is given an inquiry without a yes' using errcode = 'check_violation', constraint = 'inquiry_owner_said_yes';
  end if;
  return new;
end $$;
create trigger inquiry_owner_said_yes before insert or update on counselling.inquiry for each row execute function counselling.inquiry_owner_said_yes();

-- The other direction of conversation_held_by_inquiry: as long as an inquiry is open, its conversation goes on.
alter table counselling.inquiry add constraint inquiry_conversation_goes_on foreign key (conversation_id, live)
  references counselling.conversation (id, live) deferrable initially deferred;
