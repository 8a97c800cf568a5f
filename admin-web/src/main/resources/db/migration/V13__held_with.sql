-- the campaigns that a subject's measures are or were held with
create index outcomes_held_with on outcomes (subject) where status = 'HELD' and campaign is not null;
