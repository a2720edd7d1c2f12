-- Forms that somebody will send later (ADR 44): of one person, in one dossier, on one page. What is typed in them lies sealed.
create table drafts (
  dossier uuid not null,
  -- actor id
  person text not null,
  -- below the address of the dossier
  page text not null,
  saved_at timestamptz not null,
  key uuid not null,
  box text not null,
  primary key (dossier, person, page)
);
create index drafts_saved_at on drafts (saved_at);
