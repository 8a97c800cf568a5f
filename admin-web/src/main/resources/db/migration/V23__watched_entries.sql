-- what stands in the lists of others that are watched
create table watched_entries (
  place text primary key,   -- the SHA-256 of the room, type and state key where it stands
  list text not null,       -- as the operator names it
  kind text not null,       -- USER, SERVER or ROOM
  form text not null,       -- LITERAL, GLOB or HASHED
  entity text not null,     -- what it names; of one server the host in lower case
  covers text not null,     -- what an id is compared with; a glob as a pattern of LIKE
  said text not null,       -- the recommendation as this version knows it
  written text not null,    -- and as it was written
  reason text not null,
  sender text not null,
  at timestamptz not null,
  expires_at timestamptz,
  aside text not null       -- why it was set aside; empty for what is in force
);
create index watched_entries_by_id on watched_entries (kind, form, covers) where form <> 'GLOB';
create index watched_entries_globs on watched_entries (kind) where form = 'GLOB';

-- what was read of the topic before had no table
delete from topic_offsets where topic = 'forseti.lists.v2';
