-- the queue's order; a sender's events without looking at the rows; what stands in the list, the newest first
create index cases_in_queue on cases ((position(standing in 'ACT REVIEW WATCH NONE')), log_odds desc, id) where open;
drop index cases_in_order;
create index events_of_sender_covering on events (sender, received_at desc) include (type, room);
drop index events_of_sender;
alter index events_of_sender_covering rename to events_of_sender;
create index members_joined on members (room, user_id) where membership = 'join';
create index published_by_age on published (published_at desc, key);
create index audit_by_kind on audit (what, id desc);
