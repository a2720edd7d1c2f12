-- Keys of rows beside the log that were replaced or taken out (ADR 41): written down in the transaction that did it, and
-- forgotten after it. The keys may lie in another database.
create table spent_keys (
  key uuid primary key,
  -- id of the event or the row because of which; nothing where it happens by itself, every day
  because uuid
);

-- Names lie sealed too. Whoever was seen before is named again when he is seen again.
alter table directory drop column name, drop column function,
  -- { name, function }, sealed; both columns or none
  add column key uuid,
  add column box text,
  add check (num_nulls(key, box) in (0, 2));
