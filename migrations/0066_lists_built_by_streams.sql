-- A list that is built stream by stream (ADR 74): up to which position of the log, and behind which beginning of a stream it goes on.
alter table subscription_checkpoints
  add column build_level text collate "C",
  add column built_to text collate "C";
