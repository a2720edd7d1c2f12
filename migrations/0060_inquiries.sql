-- Inquiries into dossiers (ADR 67), open and closed. The shape is that of every list (0003); who asked stands in no row.
create table inquiries (
  generation integer not null,
  key text collate "C" not null,
  position text collate "C" not null,
  row json not null,
  organisation text collate "C" not null,
  opened_at timestamptz not null,
  is_open boolean not null,
  primary key (generation, key)
) with (fillfactor = 50);
create index inquiries_of_organisation on inquiries (generation, organisation, is_open, opened_at desc, key);
