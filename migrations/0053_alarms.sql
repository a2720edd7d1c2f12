-- Who is to hear what (ADR 51). Nothing personal: a recipient is a reference, and becomes an address when it is sent.
create table alarm_notices (
  -- UUIDv5 of cause, channel and recipient: what is put twice is there once
  notice uuid primary key,
  organisation text collate "C" not null,
  channel text not null,
  -- as one text: 'fg', 'step:…', 'reporter:…' with the dossier
  recipient text collate "C" not null,
  kind text not null,
  urgent boolean not null,
  -- all of it, as it was put: codes, numbers and ids
  content text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up', 'too-late')),
  -- the message it goes out in: said, and on disk, before the first try, so that every try is the same message
  message uuid,
  -- from when on it is to go out: what goes out with others waits for them until then
  due_at timestamptz not null,
  -- the same, or after a failure that of the next try
  next_try_at timestamptz not null,
  attempts integer not null default 0,
  -- a code; null after none failed
  failure text,
  -- since when tries fail
  failing_since timestamptz,
  -- another way was alarmed about it
  told_elsewhere boolean not null default false,
  put_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'waiting') = (settled_at is null))
);
create index alarm_notices_waiting on alarm_notices (channel, urgent desc, next_try_at) where state = 'waiting';
create index alarm_notices_of_message on alarm_notices (message) where state = 'waiting';
create index alarm_notices_settled on alarm_notices (settled_at) where state <> 'waiting';
