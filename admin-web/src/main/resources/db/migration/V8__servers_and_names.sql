-- the sender's server as its subject has it: the host in lower case, without a port
alter table events add column server text;
update events set server =
  lower(regexp_replace(substring(sender from position(':' in sender) + 1), ':[0-9]+$', '') collate "C");
-- not required: a console of before this one, to which somebody goes back, stores none
drop index events_of_server;
create index events_of_server on events (server, received_at desc);
-- a name that only somebody else's invitation gave is none
update members m set name = '' where m.name <> '' and exists (
    select 1 from events e where e.room = m.room and e.type = 'm.room.member' and e.state_key = m.user_id and e.sender <> m.user_id
      and strpos(e.content, '"membership":"invite"') > 0 and strpos(e.content, m.name) > 0)
  and not exists (
    select 1 from events e where e.room = m.room and e.type = 'm.room.member' and e.state_key = m.user_id and e.sender = m.user_id);
