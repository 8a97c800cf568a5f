-- what the console signs with; each key is made once
create table console_keys (name text primary key, value bytea not null);
-- from where programs signed in: strangers' wrong passwords do not keep them out
create table known_networks (
  name text not null,
  network text not null,
  last_at timestamptz not null,
  primary key (name, network));
