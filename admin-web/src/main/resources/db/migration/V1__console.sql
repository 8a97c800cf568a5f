create table events (
  id text primary key, room text not null, sender text not null, type text not null, content text not null,
  sent_at timestamptz not null, received_at timestamptz not null);
create index events_in_room on events (room, received_at, id);
create index events_by_age on events (received_at);
create table signals (
  id text primary key, subject text not null, rule text not null, event_id text not null, at timestamptz not null, value text not null);
create index signals_of_subject on signals (subject, at desc);
create table reputations (subject text primary key, as_of timestamptz not null, value text not null);
create table verdicts (
  id text primary key, subject text not null, standing text not null, at timestamptz not null, value text not null);
create index verdicts_of_subject on verdicts (subject, at desc);
create table cases (
  id bigint generated always as identity primary key, subject text not null, standing text not null, harm text not null,
  reason text not null, verdict_id text, opened_at timestamptz not null, changed_at timestamptz not null,
  open boolean not null default true, log_odds double precision not null default 0);
create unique index one_open_case_per_subject on cases (subject) where open;
create index cases_in_order on cases (open, log_odds desc, id);
create table decisions (
  id text primary key, subject text not null, case_id bigint references cases, kind text not null, moderator text not null,
  reason text not null, at timestamptz not null, expires_at timestamptz, undone_by text, value text not null);
create index decisions_of_subject on decisions (subject, at desc);
create table outbox (
  id bigint generated always as identity primary key, topic text not null, key text not null, value bytea not null, sent_at timestamptz);
create index outbox_waiting on outbox (id) where sent_at is null;
create table outcomes (
  measure_id text primary key, subject text not null, kind text not null, status text not null, detail text not null, at timestamptz not null);
create index outcomes_of_subject on outcomes (subject, at desc);
create table published (key text primary key, subject text not null, published_at timestamptz not null, value text not null);
create table users (name text primary key, password text not null, role text not null);
create table audit (
  id bigint generated always as identity primary key, at timestamptz not null, who text not null, what text not null,
  subject text not null, detail text not null);
