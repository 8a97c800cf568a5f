-- what a measure is held with, and what it rests on; older outcomes say neither
alter table outcomes add column campaign text, add column cause text;
-- a single case: the campaign that all it shows belongs to, the group case that took it in, and why it closed without a decision
alter table cases add column campaign text, add column folded_into bigint references cases, add column closed_why text;
create index cases_of_campaign on cases (campaign) where open and campaign is not null;
create index cases_folded on cases (folded_into) where folded_into is not null;
create index cases_folded_by_age on cases (changed_at) where folded_into is not null;
-- what several subjects did alike; members counts all that ever belonged to it
create table campaigns (
  id int generated always as identity primary key, subject text not null unique, members int not null,
  since timestamptz not null, newest timestamptz not null);
create index campaigns_by_age on campaigns (newest);
-- who belongs to it, in the order in which they came, and how each stands; small rows, and at most 100,000 of a campaign
create table campaign_members (
  campaign int not null references campaigns on delete cascade, nr int not null, member text not null, at timestamptz not null,
  standing text not null, state text not null, listed boolean not null, redacted boolean not null, primary key (campaign, nr));
create unique index campaigns_of_member on campaign_members (member, campaign);
create index campaign_members_undecided on campaign_members (campaign) where state in ('WAITING', 'HELD');
create index campaign_members_by_age on campaign_members using brin (at);
