-- When somebody kept a copy of the wrapping key of an epoch away from this machine (ADR 38): a backup that was made while it was in use
-- cannot be restored without it.
alter table personal.wrapping_epochs add column copied_at timestamptz;
