-- how many events a moderator had removed with a decision, beside what rules flagged
alter table decisions add column removed int not null default 0;
