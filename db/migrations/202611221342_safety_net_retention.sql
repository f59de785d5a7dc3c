insert into core.kept_as values ('safety_net.cover_ask', 'family'), ('safety_net.told', 'family'), ('safety_net.proof_line', 'proof');
