-- Nothing ever wrote these. How it is safe to answer stands where it was said: counselling.intake.answer_where.
alter table core.contact_card drop column safe_times, drop column answer_words;
