-- How a colleague signs in is kept as long as the colleague's name is; a family's links go with the family.
insert into core.kept_as select unnest(string_to_array(relations, ' ')), kind from (values
  ('colleague', 'core.beginning core.sign_in_mail core.invitation core.passkey core.passkey_use core.suspension core.shift_swap'),
  ('family', 'core.sign_in_link'), ('house', 'core.network_text core.answer_time core.setup_address')) as named (kind, relations);
