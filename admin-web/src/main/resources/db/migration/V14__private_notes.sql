-- what a moderator notes beside the public reason; it stays in these two tables
alter table decisions add column note text not null default '';
alter table audit add column note text not null default '';
