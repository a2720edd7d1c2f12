-- The latest moment for which an alarm was raised: where that lies ahead, the clock was wrong.
alter table due_deadlines add column raised_until timestamptz;
create index due_deadlines_raised on due_deadlines (generation, raised_until) where raised_until is not null;
