-- What somebody owes the families they hold, asked each time anybody is told when they are answered: danger there is met by the same people.
create index promise_of_family_answers on core.promise (by_hat, due_by) where open and what = 'answer' and family_id is not null;
