-- Where whoever is on duty outside the shifts is called by mail.
alter table core.queue add column duty_mail text check (length(duty_mail) between 3 and 254 and duty_mail ~ '^[^@[:space:]]+@[^@[:space:]]+$');
comment on column core.queue.duty_mail is 'index: where a mail goes when somebody in danger is met by nobody; null: none goes';
