-- what is older than it is kept is found without looking at the rest
create index members_gone on members (at) where membership <> 'join';
create index room_labels_by_age on room_labels (at);
create index reputations_by_age on reputations (as_of);
