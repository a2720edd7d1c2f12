-- By whom each dossier is moved on, for the lists of what waits for somebody.
alter table dashboard add column waits_for text;

-- Since when somebody has not looked at his desk, so that it can say what is new: an opaque actor id, two moments and
-- how far the list was then. A row goes ninety days after the last visit.
create table desk_visits (
  actor_id uuid primary key,
  seen_at timestamptz not null,
  seen_position text collate "C" not null,
  -- Of the visit before this one.
  since_at timestamptz,
  since_position text collate "C"
);
