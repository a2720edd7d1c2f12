-- By what else a dossier is found than by its reference: its own number (a keyed digest), the incident it belongs to,
-- what of the organisation it touches. One a line, because a row is written from plain columns.
alter table look_ups
  add column found_by text,
  add column keys text[] generated always as (string_to_array(found_by, e'\n')) stored;
create index look_ups_by_key on look_ups using gin (keys);
