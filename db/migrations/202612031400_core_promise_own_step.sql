-- What a family does itself is no word of ours: it is told, and not promised. What was promised so before is not needed, and nobody broke it.
alter table core.promise drop constraint promise_not_needed_because_check,
  add constraint promise_not_needed_because_check check (not_needed_because in ('inquiry-ended', 'family-closed', 'their-wish', 'nearer-time', 'own-step'));
update core.promise p set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'own-step', ended_by = p.by_hat
  from core.hat h where h.id = p.by_hat and h.kind = 'family_adult' and p.what = 'step' and p.ended_at is null;
set constraints all immediate;
