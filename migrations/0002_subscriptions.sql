-- One row per projection: which generation of its rows is read. Null until the first one is caught up.
create table projections (
  name text collate "C" primary key,
  active_generation integer,
  active_version integer,
  check ((active_generation is null) = (active_version is null))
);

-- How far each subscription is. A projection has one per generation: below the active one retired (and gone
-- from here), above it under construction. A process manager has generation 1 only.
-- `fence` grows with every owner; who holds an older one can no longer move the position.
create table subscription_checkpoints (
  name text collate "C" not null,
  generation integer not null check (generation > 0),
  version integer not null,
  position text collate "C" not null default '',
  fence integer not null default 0,
  failure json, -- error class, position and event type: nothing personal
  primary key (name, generation)
);

-- Events a process manager could not handle, and those of the same stream that wait behind them.
create table parked_events (
  process_manager text collate "C" not null,
  stream text collate "C" not null,
  revision integer not null,
  position text collate "C" not null,
  event_type text not null,
  error_class text, -- null: never tried, waits behind an earlier one
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  primary key (process_manager, stream, position)
);
