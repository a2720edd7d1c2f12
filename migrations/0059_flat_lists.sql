-- What the lists are filtered by besides, and an index for each filter in the order of its list (ADR 66): a page is then
-- read from where it begins to where it ends, whatever the list holds. Rows that were written before this are built
-- anew: both projections have another version.

alter table register
  add column incident_type text,
  -- What of the organisation it touches and where it was, in small letters without accents.
  add column system text collate "C",
  add column processor text collate "C",
  add column place text collate "C",
  -- All texts of the register that the row holds, and their words.
  add column texts text,
  add column words tsvector generated always as (
    to_tsvector('dutch', coalesce(texts, '')) || array_to_tsvector(array['@' || organisation])) stored;

create index register_open on register (generation, organisation, received_at, key) where is_open;
create index register_ended on register (generation, organisation, received_at, key) where not is_open;
create index register_notified on register (generation, organisation, received_at, key) where is_notified;
create index register_not_notified on register (generation, organisation, received_at, key) where not is_notified;
create index register_open_not_notified on register (generation, organisation, received_at, key)
  where is_open and not is_notified;
create index register_by_status on register (generation, organisation, status, received_at, key);
create index register_by_risk on register (generation, organisation, risk, received_at, key) where risk is not null;
create index register_open_by_risk on register (generation, organisation, risk, received_at, key)
  where is_open and risk is not null;
create index register_by_incident_type on register (generation, organisation, incident_type, received_at, key)
  where incident_type is not null;
create index register_by_system on register (generation, organisation, system, received_at, key)
  where system is not null;
create index register_by_processor on register (generation, organisation, processor, received_at, key)
  where processor is not null;
create index register_by_place on register (generation, organisation, place, received_at, key)
  where place is not null;
create index register_open_by_place on register (generation, organisation, place, received_at, key)
  where is_open and place is not null;
create index register_restricted on register (generation, organisation, key) where visible_to is not null;
create index register_words on register using gin (words);

alter table dashboard
  add column assigned_to text collate "C",
  add column incident_type text,
  add column system text collate "C",
  add column processor text collate "C",
  add column place text collate "C";

-- Newest receipt first.
create index dashboard_open_by_receipt on dashboard (generation, organisation, received_at, key) where is_open;
create index dashboard_ended on dashboard (generation, organisation, received_at, key) where not is_open;
create index dashboard_unverified_by_receipt on dashboard (generation, organisation, received_at, key)
  where not is_verified;
create index dashboard_due on dashboard (generation, organisation, received_at, key) where due_at is not null;
create index dashboard_danger on dashboard (generation, organisation, received_at, key) where states_danger;
create index dashboard_waits_for_handler on dashboard (generation, organisation, received_at, key)
  where waits_for like '%:handler %';
create index dashboard_waits_for_fg on dashboard (generation, organisation, received_at, key)
  where waits_for like '%:fg %';
create index dashboard_waits_for_board on dashboard (generation, organisation, received_at, key)
  where waits_for like '%:board %';
create index dashboard_stand_ins on dashboard (generation, organisation, received_at, key)
  where waits_for ~ ' [0-9a-f]{8}-[0-9a-f]{4}-';
create index dashboard_by_status on dashboard (generation, organisation, status, received_at, key);
create index dashboard_assigned on dashboard (generation, organisation, assigned_to, received_at, key)
  where assigned_to is not null;
create index dashboard_by_incident_type on dashboard (generation, organisation, incident_type, received_at, key)
  where incident_type is not null;
create index dashboard_by_system on dashboard (generation, organisation, system, received_at, key)
  where system is not null;
create index dashboard_by_processor on dashboard (generation, organisation, processor, received_at, key)
  where processor is not null;
create index dashboard_by_place on dashboard (generation, organisation, place, received_at, key)
  where place is not null;

-- What is open, apart from it what nobody has looked at; the nearest deadline first, those without one last.
drop index dashboard_open;
drop index dashboard_unverified;
create index dashboard_open on dashboard
  (generation, organisation, is_verified, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open;
create index dashboard_open_by_status on dashboard
  (generation, organisation, is_verified, status, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open;
create index dashboard_open_danger on dashboard
  (generation, organisation, is_verified, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and states_danger;
create index dashboard_open_assigned on dashboard
  (generation, organisation, is_verified, assigned_to, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and assigned_to is not null;
create index dashboard_open_by_incident_type on dashboard
  (generation, organisation, is_verified, incident_type, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and incident_type is not null;
create index dashboard_open_by_system on dashboard
  (generation, organisation, is_verified, system, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and system is not null;
create index dashboard_open_by_processor on dashboard
  (generation, organisation, is_verified, processor, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and processor is not null;
create index dashboard_open_by_place on dashboard
  (generation, organisation, is_verified, place, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and place is not null;
create index dashboard_open_for_handler on dashboard
  (generation, organisation, is_verified, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and waits_for like '%:handler %';
create index dashboard_open_for_fg on dashboard
  (generation, organisation, is_verified, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and waits_for like '%:fg %';
create index dashboard_open_for_board on dashboard
  (generation, organisation, is_verified, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and waits_for like '%:board %';
create index dashboard_open_for_stand_ins on dashboard
  (generation, organisation, is_verified, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and waits_for ~ ' [0-9a-f]{8}-[0-9a-f]{4}-';

-- What nobody has looked at: danger first, then the nearest deadline, or the newest.
create index dashboard_unverified_nearest on dashboard
  (generation, organisation, states_danger desc, coalesce(due_at, '9999-12-31 23:59:59.999+00'), key)
  where is_open and not is_verified;
create index dashboard_unverified_newest on dashboard
  (generation, organisation, states_danger, received_at, key) where is_open and not is_verified;
create index dashboard_restricted on dashboard (generation, organisation, key) where visible_to is not null;
