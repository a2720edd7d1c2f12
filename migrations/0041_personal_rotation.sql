-- Rotation of wrapping keys (ADR 38): what has to be found for it, and what has to be known before an old one is destroyed.
create index keys_forgotten on personal.keys (forgotten_at) where forgotten_at is not null;

-- Backups that somebody restored elsewhere and found whole. One that was made after an epoch was retired does without its key.
create table personal.verified_backups (
  made_at timestamptz primary key,
  verified_at timestamptz not null
);
