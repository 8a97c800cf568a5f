alter table events add column state_key text, add column redacts text, add column flags text not null default '';
create index events_of_sender on events (sender, received_at desc);
create index events_of_server on events (substring(sender from position(':' in sender) + 1), received_at desc);
create index events_that_redact on events (redacts) where redacts is not null;
-- who is or was in a room, under which name; the newest member event of each
create table members (
  room text not null, user_id text not null, membership text not null, name text not null, at timestamptz not null,
  primary key (room, user_id));
create index members_by_user on members (user_id, at desc);
-- records that no codec could read, by where they stand; what taps set aside
create table unreadable (
  topic text not null, part int not null, position bigint not null, reason text not null, at timestamptz not null,
  primary key (topic, part, position));
create table malformed (
  id text primary key, tap text not null, position text not null, reason text not null, detail text not null, at timestamptz not null);
create index malformed_by_age on malformed (at);
alter table cases add column closed_by text;
create index cases_by_opening on cases (opened_at);
create index decisions_by_age on decisions (at desc);
create index decisions_of_case on decisions (case_id);
create index outcomes_in_trouble on outcomes (at desc) where status in ('HELD', 'REFUSED', 'RETRYING');
create index audit_of_subject on audit (subject, id desc);
create index audit_by_person on audit (who, what, subject, at desc);
