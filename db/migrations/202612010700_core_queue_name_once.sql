-- Two live queues of one name are told apart by nobody: neither in the shift plan nor in a sheet of shifts, which names its queue. Two leaders
-- who add the same queue in the same second cannot see each other; the key does.
--
-- Where there are two already, the first keeps its name and each later one gets a number after it: what stands in it stays where it is.
do $$
declare one record; n int; named text;
begin
  for one in select id, name from (select id, name, row_number() over (partition by lower(name) order by id) as nth from core.queue where live) same
    where nth > 1 order by id
  loop
    n := 2;
    loop
      named := left(one.name, 55) || ' ' || n;
      exit when not exists (select from core.queue where live and lower(name) = lower(named));
      n := n + 1;
    end loop;
    update core.queue set name = named where id = one.id;
  end loop;
end $$;

create unique index queue_name_once on core.queue (lower(name)) where live;
