-- what is older than it is kept is found without looking at the rest
create index signals_by_age on signals (at);
create index verdicts_by_age on verdicts (at);
create index outcomes_by_age on outcomes (at);
create index outbox_sent on outbox (sent_at) where sent_at is not null;
create index unreadable_by_age on unreadable (at);
