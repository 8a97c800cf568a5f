-- what a room is called: kind 'name' or 'alias', the newest state event of each
create table room_labels (
  room text not null, kind text not null, label text not null, at timestamptz not null, primary key (room, kind));
