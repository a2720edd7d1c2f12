-- What the register is filtered by beside receipt and status. A row that was written before this is built anew: the
-- projection has another version.
alter table register
  add column is_open boolean not null default true,
  add column is_notified boolean not null default false,
  add column risk text;
