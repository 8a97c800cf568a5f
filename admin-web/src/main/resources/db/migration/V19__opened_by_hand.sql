-- the moderator who opened the case; null when a verdict or an outcome did
alter table cases add column opened_by text;
