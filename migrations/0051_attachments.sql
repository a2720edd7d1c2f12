-- Files of dossiers (ADR 47): beside the log, in pieces, each sealed under a key of its file, which stands sealed in the event that
-- makes the file count. Rows that no event names are of an upload that broke off, and are taken out.
create table attachments (
  attachment uuid primary key,
  dossier uuid not null,
  begun_at timestamptz not null default now(),
  -- whether an event names it
  is_recorded boolean not null default false,
  is_scanned boolean not null default false,
  -- when a scanner was last asked
  scanner_asked_at timestamptz
);
create index attachments_not_recorded on attachments (begun_at) where not is_recorded;
create index attachments_not_scanned on attachments (attachment) where is_recorded and not is_scanned;
create table attachment_pieces (
  attachment uuid not null references attachments on delete cascade,
  number integer not null check (number >= 0),
  box bytea not null,
  primary key (attachment, number)
);
-- Ciphertext is not made smaller.
alter table attachment_pieces alter column box set storage external;
