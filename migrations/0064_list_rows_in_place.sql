-- A row of a list is written anew with every event of its dossier. Where its page has room it stays in its place, and no index is
-- written that did not change; where it has none, every index of the list gets another entry (ADR 70). Pages that are there stay
-- as they are until their list is built anew.
alter table register set (fillfactor = 70);
alter table dashboard set (fillfactor = 70);
