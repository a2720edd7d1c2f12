-- A login that was asked for as a fresh proof of who somebody is (ADR 29): since when, by the wall clock.
alter table login_attempts add column fresh_since timestamptz;
