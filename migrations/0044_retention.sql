-- What is due for erasure: since when a dossier is closed, and whether an erasure of it waits for a second person. The shape
-- is that of every list (0003).
create table retention (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  organisation text collate "C" not null,
  ended_at timestamptz,
  is_proposed boolean not null,
  visible_to text,
  primary key (generation, key)
);
create index retention_by_end on retention (generation, organisation, ended_at, key) where ended_at is not null;
create index retention_proposed on retention (generation, organisation) where is_proposed;

-- What was forgotten because of one erasure: its certificate says whether a backup still opens it.
create index keys_forgotten_because on personal.keys (forgotten_because) where forgotten_because is not null;
