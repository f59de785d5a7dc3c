-- Not in danger, and not answered, are two things: whoever answers must see which. Of what was received before, only the yes is known.
alter table counselling.intake alter column in_danger drop not null, alter column in_danger drop default;
update counselling.intake set in_danger = null where not in_danger;
comment on column counselling.intake.in_danger is 'content: the answer to "are you in danger right now"; null where nobody answered';
