-- the next record to read of each partition, written in the transaction of the rows that the records before it made
create table topic_offsets (
  topic text not null, part int not null, topic_id text not null, next_offset bigint not null, primary key (topic, part));
-- decisions that were read from the topic, not made here
alter table decisions add column from_topic boolean not null default false;
-- outcomes are appended; the newest of each measure is the current one
alter table outcomes drop constraint outcomes_pkey;
alter table outcomes add column id bigint generated always as identity primary key, add column current boolean not null default true;
create unique index outcomes_of_measure on outcomes (measure_id, at, status);
drop index outcomes_in_trouble;
create index outcomes_in_trouble on outcomes (at desc) where current and status in ('HELD', 'REFUSED', 'RETRYING');
drop index outcomes_of_subject;
create index outcomes_of_subject on outcomes (subject, at desc) where current;
-- when each entry was published and retracted
create table published_history (
  id bigint generated always as identity primary key, key text not null, subject text not null, what text not null,
  at timestamptz not null, unique (key, what, at));
create index published_history_of_subject on published_history (subject, at desc);
create index published_history_by_age on published_history (at);
insert into published_history (key, subject, what, at) select key, subject, 'PUBLISHED', published_at from published;
