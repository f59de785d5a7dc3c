-- The one door of the family's page: an adult who has no conversation with us yet begins one. It belongs to the family from its first
-- word, so it stands in no queue; the anchor has it, as everything of the family's. With a family that is closed it has ended as the others
-- have, and the word that is written in it takes it to a queue as it takes theirs.
grant usage on schema family_page to :family;

create or replace function family_page.begin_conversation(ids jsonb) returns uuid language plpgsql security definer set search_path = '' as $$
declare me core.hat; mine core.family; existing uuid; open boolean;
begin
  select * into me from core.hat where id = core.hat() and live and kind = 'family_adult' for no key update;
  select * into mine from core.family where id = me.family_id;
  if mine.id is null then raise exception 'no family' using errcode = 'no_data_found'; end if;
  open := mine.live is true;
  select c.id into existing from counselling.conversation c join core.hat w on w.id = c.writer_id where w.became_id = me.id order by c.live nulls last, c.last_word_at desc limit 1;
  if existing is not null then return existing; end if;
  insert into core.hat (id, kind, person_id, became_id, ended_at) values ((ids ->> 'writer')::uuid, 'writer', me.person_id, me.id, platform.now());
  -- (What has no owner has a promise, by its key asked for at the end: by then it has ended, and needs none.)
  insert into counselling.inquiry (id, writer_id, conversation_id, channel, state, queue_id, owner_id, claimed_at, promise_id, level, triage_id)
    values ((ids ->> 'inquiry')::uuid, (ids ->> 'writer')::uuid, (ids ->> 'conversation')::uuid, 'web', case when open then 'claimed' else 'received' end, counselling.first_queue('da'),
      case when open then mine.anchor_id end, case when open then platform.now() end, case when not open then gen_random_uuid() end, mine.level, (ids ->> 'triage')::uuid);
  insert into counselling.triage (id, inquiry_id, writer_id, level, reason)
    values ((ids ->> 'triage')::uuid, (ids ->> 'inquiry')::uuid, (ids ->> 'writer')::uuid, mine.level, 'Familiens eget niveau: begyndt på familiens side.');
  update counselling.inquiry set state = 'ended', promise_id = null, ended_at = platform.now(), ended_as = 'family-opened', family_id = mine.id, ended_by = me.id, ended_by_person = me.person_id
    where id = (ids ->> 'inquiry')::uuid;
  insert into counselling.conversation (id, writer_id, inquiry_id, family_id, state, ended_at, ended_as, code_hash, code_key, keep_until)
    values ((ids ->> 'conversation')::uuid, (ids ->> 'writer')::uuid, (ids ->> 'inquiry')::uuid, mine.id, case when open then 'active' else 'ended' end,
      case when not open then platform.now() end, case when not open then 'family-closed' end, public.gen_random_bytes(32), 0, platform.today() + core.days_kept('conversation'));
  return (ids ->> 'conversation')::uuid;
end $$;
grant execute on function family_page.begin_conversation(jsonb) to :family;
