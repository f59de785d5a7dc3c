comment on column core.promise.late_since is 'index: the time that was promised first, where this promise follows one that was broken while its person waits for an answer';
