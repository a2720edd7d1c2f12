-- Addresses outside that are told of events (ADR 53): where to and under which secrets lies sealed. One that was taken away stays
-- as a row without either, so that it is known who set it up and who took it away.
create table webhooks (
  id uuid primary key,
  organisation text not null,
  registered_at timestamptz not null,
  -- actor id
  registered_by text not null,
  key uuid,
  box text,
  removed_at timestamptz,
  -- actor id
  removed_by text,
  check ((key is null) = (removed_at is not null) and (box is null) = (key is null))
);
create index webhooks_organisation on webhooks (organisation) where removed_at is null;

-- What was sent to each, and what came of it last: ids, kinds and moments only, which may be sent again.
create table webhook_deliveries (
  webhook uuid not null references webhooks (id),
  -- webhook-id: the same at every try
  message uuid not null,
  tried_at timestamptz not null,
  tries int not null,
  -- type of the event
  type text not null,
  body text not null,
  -- `sent`, or a code of what went wrong
  outcome text not null,
  primary key (webhook, message)
);
create index webhook_deliveries_tried_at on webhook_deliveries (webhook, tried_at);
