-- Whether a form was carried out is now asked together with what it was answered (platform.form_answer in policy.sql).
drop function if exists platform.form_is_answered(uuid, text);
