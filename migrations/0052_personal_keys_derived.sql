-- Until one of its keys is forgotten a block has no rows of them: they follow from the key of the block (ADR 50). Blocks of before
-- have theirs, and keep them.
alter table personal.key_blocks add column derived boolean not null default false;
