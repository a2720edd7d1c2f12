-- Whose log this is (ADR 54): digests of the keys that receipts and people's ids come from, under these keys themselves. Other keys
-- beside it would answer with secrets that open nothing, and make one person two. Beside the keys of the log, which are copied
-- wherever it goes.
create table personal.key_fingerprints (
  name text collate "C" primary key,
  fingerprint bytea not null
);
