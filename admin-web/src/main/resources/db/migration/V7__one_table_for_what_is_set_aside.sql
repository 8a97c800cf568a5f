-- records that cannot be read stand beside what taps refuse, by the id that every reader gives them;
-- a row is kept by when it was found, since a compacted topic keeps an old record for ever
alter table malformed add column found_at timestamptz not null default now();
update malformed set found_at = at;
insert into malformed (id, tap, position, reason, detail, at, found_at)
  select 'record:' || topic || '-' || part || '@' || position, topic, topic || '-' || part || '@' || position,
    case when reason like 'cannot be stored%' then 'NOT_STORED' else 'NOT_READ' end, reason, at, at
  from unreadable
  on conflict (id) do nothing;
drop table unreadable;
drop index malformed_by_age;
create index malformed_by_age on malformed (found_at);
