-- A login that was asked for as a fresh proof of who somebody is (ADR 29): since when, by the wall clock.
alter table login_attempts add column fresh_since timestamptz;

-- Grants that this desk gave and took away itself, as the log of each organisation tells them: looked up at each request.
create table given_grants (
  -- The actor of the log.
  person uuid not null,
  organisation text not null,
  role text not null,
  -- False: taken away, whatever the person's issuer says.
  counts boolean not null,
  primary key (person, organisation, role)
);
-- Up to which revision of its log each organisation's were read.
create table given_grants_read (
  organisation text primary key,
  revision integer not null
);

-- Sessions are ended by the person they are of.
create index login_sessions_by_actor on login_sessions (actor_id);
