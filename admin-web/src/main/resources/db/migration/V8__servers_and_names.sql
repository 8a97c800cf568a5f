-- the sender's server as its subject has it: the host in lower case, without a port
alter table events add column server text;
update events set server =
  lower(regexp_replace(substring(sender from position(':' in sender) + 1), ':[0-9]+$', '') collate "C");
alter table events alter column server set not null;
drop index events_of_server;
create index events_of_server on events (server, received_at desc);
-- a name that only another person gave is none
update members m set name = '' where exists (
    select 1 from events e where e.room = m.room and e.type = 'm.room.member' and e.state_key = m.user_id and e.sender <> m.user_id)
  and not exists (
    select 1 from events e where e.room = m.room and e.type = 'm.room.member' and e.state_key = m.user_id and e.sender = m.user_id);
