alter table counselling.conversation add column duty_called_at timestamptz;
comment on column counselling.conversation.duty_called_at is 'index: when whoever is on duty was last called because this one waited in danger';
