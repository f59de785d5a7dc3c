-- Law 4: attempts to give professional work to somebody who is no professional are counted; who leads finds them without reading the rest.
create index event_of_refused_work on core.event (at) where kind = 'professional-task-refused';
