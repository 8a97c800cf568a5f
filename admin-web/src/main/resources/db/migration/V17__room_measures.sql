-- in which room each ban, unban and redaction was asked; outcomes say what came of it
create table room_measures (
  id text primary key, kind text not null, subject text not null, room text not null, cause text not null, at timestamptz not null);
create index room_measures_of_subject on room_measures (subject, at desc);
create index room_measures_by_age on room_measures (at);
-- until now measures were read and not kept: read them again
delete from topic_offsets where topic = 'forseti.measures.v1';
