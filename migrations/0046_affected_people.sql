-- Whom a breach concerns: beside the log, what is personal of each of them sealed under a key of its own (ADR 41, 42). A row
-- counts once an event of the dossier names its change; until then it waits, and one that no event ever names is taken out.
create table affected_people (
  dossier_id uuid not null,
  person uuid not null,
  change uuid not null,
  organisation text collate "C" not null,
  -- { person, told }, sealed; nothing in both where the change takes the person out
  key uuid,
  box text,
  -- whether it counts
  is_listed boolean not null default false,
  prepared_at timestamptz not null default now(),
  primary key (dossier_id, person, change),
  check (num_nulls(key, box) in (0, 2)),
  check (not is_listed or key is not null)
);
-- A person stands on the list of a dossier once.
create unique index affected_people_listed on affected_people (dossier_id, person) where is_listed;
create index affected_people_in_an_organisation on affected_people (organisation, dossier_id, person) where is_listed;
create index affected_people_waiting on affected_people (dossier_id) where not is_listed;
