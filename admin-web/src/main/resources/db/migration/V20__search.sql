-- events that the index of messages has still to take in or to forget: written with the events, whoever changes them, in one transaction
create table search_changes (nr bigint generated always as identity primary key, event text not null);
-- which index follows the events, and how many batches of changes it has taken; no row: none does, and all events are indexed anew
create table search_index (one boolean primary key default true check (one), name text not null, batch bigint not null);
create function search_notes_inserted() returns trigger language plpgsql as $$
begin
  insert into search_changes (event) select id from fresh;
  return null;
end $$;
create function search_notes_deleted() returns trigger language plpgsql as $$
begin
  insert into search_changes (event) select id from gone;
  return null;
end $$;
-- a judgement of another copy, by far the most frequent update, changes no word
create function search_notes_updated() returns trigger language plpgsql as $$
begin
  insert into search_changes (event)
    select gone.id from gone left join fresh on fresh.id = gone.id
      where (gone.id, gone.room, gone.sender, gone.server, gone.type, gone.state_key, gone.content, gone.room_state, gone.received_at)
        is distinct from
        (fresh.id, fresh.room, fresh.sender, fresh.server, fresh.type, fresh.state_key, fresh.content, fresh.room_state, fresh.received_at)
    union select fresh.id from fresh where not exists (select from gone where gone.id = fresh.id);
  return null;
end $$;
create function search_notes_all_gone() returns trigger language plpgsql as $$
begin
  delete from search_index;
  return null;
end $$;
create trigger search_inserted after insert on events referencing new table as fresh
  for each statement execute function search_notes_inserted();
create trigger search_deleted after delete on events referencing old table as gone
  for each statement execute function search_notes_deleted();
create trigger search_updated after update on events referencing old table as gone new table as fresh
  for each statement execute function search_notes_updated();
create trigger search_truncated after truncate on events for each statement execute function search_notes_all_gone();
