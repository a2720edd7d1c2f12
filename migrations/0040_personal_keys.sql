-- Keys of what is personal in the log (ADR 36). Whoever reads the log without these rows, or these rows without the wrapping
-- keys that lie elsewhere, reads no personal value. A schema of its own: it may be given to another role.
create schema personal;

-- One wrapping key each. What it is, is nowhere here; the proof says whether somebody holds the right one.
create table personal.wrapping_epochs (
  epoch integer primary key,
  proof bytea not null,
  opened_at timestamptz not null,
  retired_at timestamptz,
  destroyed_at timestamptz
);

create table personal.key_blocks (
  id uuid primary key,
  epoch integer not null references personal.wrapping_epochs,
  iv bytea not null,
  -- the key of the block, under the wrapping key of the epoch
  wrapped bytea not null
);

-- One for each value. A forgotten key leaves a row that says so: no row at all means a wrong database, or a lost backup.
create table personal.keys (
  id uuid primary key,
  block uuid not null references personal.key_blocks,
  iv bytea,
  wrapped bytea,
  forgotten_at timestamptz,
  forgotten_because uuid,
  check (num_nulls(iv, wrapped) in (0, 2)),
  check ((wrapped is null) = (forgotten_at is not null))
);
create index keys_of_block on personal.keys (block);
