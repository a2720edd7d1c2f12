-- The latest moment for which an alarm was raised: where that lies ahead, the clock was wrong.
alter table due_deadlines add column raised_until timestamptz;
create index due_deadlines_raised on due_deadlines (generation, raised_until) where raised_until is not null;

-- What nobody has looked at is listed apart, so that a flood of it hides nothing.
alter table dashboard
  add column is_verified boolean not null default true,
  add column states_danger boolean not null default false;
create index dashboard_unverified on dashboard (generation, organisation, due_at) where is_open and not is_verified;
