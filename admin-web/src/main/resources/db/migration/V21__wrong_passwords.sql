-- an hour has one line for each way in which tries to sign in fail
drop index audit_of_refused;
create unique index audit_of_failed on audit (who, at, what) where times is not null;
-- what is older than it is kept is found without looking at the rest
drop index audit_by_age;
create index audit_by_age on audit (at) where what in ('SIGN_IN', 'LOCKED_OUT', 'WRONG_PASSWORD');
