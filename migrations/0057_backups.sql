-- Backups that were made of this place (ADR 56): what the log was then, so that it is known whether it still is.
create table backups_made (
  made_at timestamptz primary key,
  name text not null,
  -- how many events, and SHA-256 (hex) over them, as copy-events prints it
  events bigint not null,
  digest text not null,
  is_encrypted boolean not null,
  finished_at timestamptz not null default now()
);

-- What this place was restored from. A restore that did not end leaves a row that says so, and nothing starts on it.
create table restores (
  backup text primary key,
  begun_at timestamptz not null default now(),
  ended_at timestamptz
);
