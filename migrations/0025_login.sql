-- Logging in (ADR 25). Nothing in here names anybody: people are opaque ids, what a browser or a provider holds is
-- kept as its digest, and every row goes with its term.

-- A login under way, for ten minutes; taken once.
create table login_attempts (
  state_digest bytea primary key,
  issuer text not null,
  nonce text not null,
  verifier text not null,
  return_path text not null,
  ends_at timestamptz not null
);
create index login_attempts_by_end on login_attempts (ends_at);

create table login_sessions (
  id uuid primary key,
  token_digest bytea not null unique,
  -- The actor of the log.
  actor_id uuid not null,
  -- As they were at login: [{"organisation", "role"}].
  grants json not null,
  issuer text not null,
  -- By these a provider ends it: its own number of the session, and its subject as an opaque id.
  sid_digest bytea,
  subject_id uuid not null,
  authenticated_at timestamptz,
  acr text,
  amr json not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null
);
create index login_sessions_by_subject on login_sessions (issuer, subject_id);

-- A logout token is taken once.
create table logout_tokens (
  digest bytea primary key,
  ends_at timestamptz not null
);
