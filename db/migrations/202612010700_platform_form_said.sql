-- A form that was carried out and comes again with other words is not the same wish: nobody reads "sent" of words that are not.
alter table platform.form_receipt add column said text;
comment on column platform.form_receipt.said is 'index: a keyed hash of the words it carried; null where it carried none';
-- What asks without it is an older process that still runs: it is answered as before.
drop function if exists platform.take_form(uuid, text), platform.form_answer(uuid, text);
