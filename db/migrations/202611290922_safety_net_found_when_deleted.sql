-- The same for whoever was told or asked.
create index told_by_teller on safety_net.told (by_hat);
create index told_by_adult on safety_net.told (adult_id);
create index cover_ask_of_family on safety_net.cover_ask (family_id) where family_id is not null;
create index cover_ask_by_receiver on safety_net.cover_ask (to_hat);
create index cover_ask_by_asker on safety_net.cover_ask (asked_by);
