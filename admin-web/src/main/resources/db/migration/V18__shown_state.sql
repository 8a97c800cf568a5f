-- what an invitation said of its room, content by type; null for all other events
alter table events add column room_state text;
-- how somebody stood in a room before an event
create index events_of_member on events (room, state_key, received_at desc, id desc) where type = 'm.room.member' and flags = '';
