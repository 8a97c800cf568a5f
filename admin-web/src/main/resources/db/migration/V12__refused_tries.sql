-- tries to sign in that were refused: one line for each hour and who it is about, which counts on
alter table audit add column times bigint;
create unique index audit_of_refused on audit (who, at) where times is not null;
-- what is older than it is kept is found without looking at the rest
create index audit_by_age on audit (at) where what in ('SIGN_IN', 'LOCKED_OUT');
