-- The Merkle tree over all events, as tiles (C2SP tlog-tiles): up to 256 hashes in a row, and not a row for each event (ADR 63).
-- entries (65 bytes each) and after_position (of the event before the first one) at level 0 only.
create table proof_tiles (
  level smallint not null check (level >= 0),
  index bigint not null check (index >= 0),
  hashes bytea not null,
  entries bytea,
  after_position text collate "C",
  primary key (level, index)
);
-- Hashes do not compress.
alter table proof_tiles alter column hashes set storage external;
alter table proof_tiles alter column entries set storage external;
-- Where an event stands is found by its place in the store: the tile it is in, then counting.
create unique index proof_tiles_by_position on proof_tiles (after_position) where level = 0;

-- What was signed: C2SP signed notes. `part` begins at 1 and goes on where a log that lost its end was opened anew (ADR 64).
create table proof_checkpoints (
  part integer not null check (part > 0),
  size bigint not null check (size > 0),
  root bytea not null,
  note text not null,
  signed_at timestamptz not null,
  primary key (part, size)
);

-- Where somebody outside has a checkpoint, and what he gave for it: a name of a file, an id of a mail, a time stamp (base64).
create table proof_anchors (
  part integer not null,
  size bigint not null,
  anchor text not null,
  at timestamptz not null,
  receipt text not null,
  primary key (part, size, anchor),
  foreign key (part, size) references proof_checkpoints
);
