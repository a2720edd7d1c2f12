-- Who looked (ADR 28): a table with a term, of which each day's digest is a fact in the log. Ids and words of closed
-- lists only: nothing in here names anybody.

create table looks (
  -- Of its UTC day, or of the first that was open still: a look that comes late, or under a clock that was set back,
  -- never changes a day whose digest was told.
  day date not null,
  id uuid not null,
  at timestamptz not null,
  -- Looks at a list within a quarter of an hour are one row: the last of them, and how many.
  last_at timestamptz not null,
  times integer not null,
  organisation text collate "C" not null,
  actor_id uuid not null,
  -- The role in which it was allowed; null where it was refused.
  role text collate "C",
  -- Null: with a token.
  session_id uuid,
  what text collate "C" not null,
  -- Null: a list, or a dossier that there is not.
  dossier_id uuid,
  -- What opened a restricted dossier.
  opened_by text collate "C",
  outcome text collate "C" not null check (outcome in ('shown', 'refused')),
  primary key (day, id)
);
create index looks_into_a_dossier on looks (dossier_id, at, id) where dossier_id is not null;
create index looks_in_an_organisation on looks (organisation, at, id);
create index looks_of_a_person on looks (organisation, actor_id, at, id);

-- Up to and including which day nothing can be added any more: one row, once there is such a day.
create table looks_sealed (
  only_row boolean primary key default true check (only_row),
  through date not null
);

-- Sealed days on which somebody looked, and whether the log has their digest.
create table look_days (
  day date not null,
  organisation text collate "C" not null,
  digested boolean not null default false,
  primary key (day, organisation)
);

-- Records looks in one round trip and one transaction.
--
-- Must stay VOLATILE and run under READ COMMITTED: the statement after the lock then sees what was sealed before the
-- lock was given. Who seals takes the same lock exclusively, so no look is under way into a day that is sealed.
create function record_looks(p_looks json) returns void
language plpgsql volatile
as $$
declare
  v_first_open date;
begin
  perform pg_advisory_xact_lock_shared(7236837612941870);
  select through + 1 into v_first_open from looks_sealed;
  insert into looks (day, id, at, last_at, times, organisation, actor_id, role, session_id, what, dossier_id,
                     opened_by, outcome)
  select greatest((l.at at time zone 'UTC')::date, v_first_open), l.id, l.at, l."lastAt", l.times, l.organisation,
         l.actor, l.role, l.session, l.what, l.dossier, l."openedBy", l.outcome
  from json_to_recordset(p_looks) as l (
    id uuid, at timestamptz, "lastAt" timestamptz, times integer, organisation text, actor uuid, role text,
    session uuid, what text, dossier uuid, "openedBy" text, outcome text
  )
  -- In one order, so that two processes that count the same looks do not wait for each other.
  order by l.id
  on conflict (day, id) do update set
    at = least(looks.at, excluded.at),
    last_at = greatest(looks.last_at, excluded.last_at),
    times = looks.times + excluded.times;
end
$$;
