-- The lists. Their shape is that of every projection: `row` is the exact state of the fold, the other columns are
-- written from it for filter and sort. `visible_to` holds the ids of those who may see a restricted dossier,
-- each between spaces; null is everybody in the organisation.

create table register (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  organisation text collate "C" not null,
  received_at timestamptz not null,
  status text not null,
  visible_to text,
  primary key (generation, key)
);
create index register_by_receipt on register (generation, organisation, received_at, key);

create table dashboard (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  organisation text collate "C" not null,
  received_at timestamptz not null,
  status text not null,
  is_open boolean not null,
  due_at timestamptz,
  visible_to text,
  primary key (generation, key)
);
create index dashboard_by_receipt on dashboard (generation, organisation, received_at, key);
create index dashboard_open on dashboard (generation, organisation, due_at) where is_open;

create table due_deadlines (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  next_alarm_at timestamptz,
  primary key (generation, key)
);
create index due_deadlines_next on due_deadlines (generation, next_alarm_at) where next_alarm_at is not null;

create table look_ups (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  organisation text collate "C" not null,
  reference text collate "C" not null,
  visible_to text,
  primary key (generation, key)
);
create index look_ups_by_reference on look_ups (generation, organisation, reference);
