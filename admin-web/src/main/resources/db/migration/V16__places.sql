-- whether the members were only in the same place; and the number of the newest member, since members may leave
alter table campaigns add column of_place boolean not null default false, add column last_nr int not null default 0;
update campaigns set of_place = subject ~ '^campaign:(room|server|bridge)=', last_nr = members;
comment on column campaigns.members is 'who belongs to it now; 100,001 for more than 100,000';
