-- Who people are that act (ADR 27): in the log they stand as opaque ids, here with the names their issuer gives them. A
-- row for each organisation a person holds a grant of, so that nobody of another one can look his name up.
create table directory (
  organisation text not null,
  actor_id text not null,
  name text,
  function text,
  -- Held when last seen.
  roles text[] not null,
  seen_at timestamptz not null,
  primary key (organisation, actor_id)
);
