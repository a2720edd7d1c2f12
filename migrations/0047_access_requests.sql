-- Access requests with their terms, and of which something personal is left. The shape is that of every list (0003); who
-- asks, and what is held of him, stands in no row.
create table access_requests (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  organisation text collate "C" not null,
  due_at timestamptz not null,
  -- answered, refused or withdrawn
  ended_at timestamptz,
  is_forgotten boolean not null,
  primary key (generation, key)
) with (fillfactor = 50);
create index access_requests_open on access_requests (generation, organisation, due_at, key) where ended_at is null;
create index access_requests_ended on access_requests (generation, organisation, ended_at desc, key) where ended_at is not null;
create index access_requests_to_forget on access_requests (generation, ended_at) where not is_forgotten;
