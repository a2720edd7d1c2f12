-- The log of facts. PostgreSQL's own types stop here: nothing outside src/platform/event-store knows this table.
--
-- data and metadata are text, not jsonb: jsonb reorders keys, merges doubles and refuses what JSON may say,
-- while a proof over an event needs it byte for byte as it was written.
-- Three indexes and no more, each a rule: one place in the log, one place in the stream, one id for ever.
create table events (
  position bigint primary key,
  -- "C": prefixes and order are those of the bytes, whatever locale the database was made with.
  stream text collate "C" not null,
  revision integer not null check (revision >= 0),
  id uuid not null,
  type text not null,
  data text not null,
  metadata text not null,
  constraint events_place_in_stream unique (stream, revision),
  constraint events_id unique (id)
);

-- Nobody edits or deletes: a mistake is corrected by a later event. This stops accidents, not a superuser.
create function refuse_change_of_events() returns trigger language plpgsql as $$
begin
  raise exception 'the log of facts is only appended to';
end
$$;

create trigger events_are_facts before update or delete or truncate on events
  for each statement execute function refuse_change_of_events();

-- Appends a batch of appends in one round trip and one transaction. An append that does not fit is refused
-- on its own; the others are written.
--
-- Must stay VOLATILE and run under READ COMMITTED: only then does every statement in here get a snapshot of
-- its own, taken after the lock was given. A revision read in the statement that takes the lock is stale.
--
-- The lock is held until the commit, so positions are handed out in the order in which they become visible:
-- a reader never has to wait for a gap to fill, and an open transaction elsewhere stalls nobody.
create function append_events(
  p_streams text[],   -- each stream of the batch once
  p_stream_of int[],  -- per append: which of p_streams (from 1)
  p_expected int[],   -- per append: revision to expect, -1 for a stream that must not exist
  p_sizes int[],      -- per append: how many events
  p_append_of int[],  -- per event: which append (from 1); events of one append stand together
  p_ids uuid[],
  p_types text[],
  p_data json,        -- arrays of texts: cheaper on both ends than text[], whose form escapes every quote
  p_metadata json
) returns table (
  outcome text,       -- 'written', 'repeated' (these ids stood there already) or 'conflict'
  at_revision int,    -- of the last event of the append; with 'conflict' of the stream
  at_position bigint  -- of the last event of the append
)
language plpgsql volatile
-- Plans are kept per session. One made while the log was empty would scan it whole for ever after.
set enable_seqscan = off
as $$
declare
  v_head bigint;
  v_current int[];        -- per stream: revision of its last event, walked along with the batch
  v_shift int[];          -- per append: revision minus place in the batch; null when refused
  v_outcome text[] := array_fill(null::text, array[cardinality(p_expected)]);
  v_revision int[] := array_fill(null::int, array[cardinality(p_expected)]);
  v_position bigint[] := array_fill(null::bigint, array[cardinality(p_expected)]);
  v_first int := 1;       -- place in the batch of the append's first event
  v_refused boolean := false;
  v_written boolean := false;
  v_matching int;
  v_last bigint;
  s int;
begin
  perform pg_advisory_xact_lock(7236837612941861);

  select coalesce(max(position), 0) into v_head from events;
  v_current := array(
    select coalesce((select max(e.revision) from events e where e.stream = d.stream), -1)
    from unnest(p_streams) with ordinality as d(stream, n) order by d.n
  );

  v_shift := v_revision;
  for i in 1 .. cardinality(p_expected) loop
    s := p_stream_of[i];
    if p_expected[i] = v_current[s] then
      v_shift[i] := v_current[s] + 1 - v_first;
      v_current[s] := v_current[s] + p_sizes[i];
      v_position[i] := v_head + v_first + p_sizes[i] - 1;
      v_outcome[i] := 'written';
      v_written := true;
    else
      v_refused := true;
    end if;
    v_revision[i] := v_current[s];
    v_first := v_first + p_sizes[i];
  end loop;

  if v_written then
    insert into events (position, stream, revision, id, type, data, metadata)
    select v_head + e.n, p_streams[p_stream_of[e.append]], v_shift[e.append] + e.n, e.id, e.type, e.data, e.metadata
    from rows from (
      unnest(p_append_of, p_ids, p_types),
      json_array_elements_text(p_data),
      json_array_elements_text(p_metadata)
    ) with ordinality as e(append, id, type, data, metadata, n)
    where v_shift[e.append] is not null;
    perform pg_notify('lekwacht_events', '');
  end if;

  -- After the insert, so that a second try that met its first in one batch finds what that one wrote.
  if v_refused then
    v_first := 1;
    for i in 1 .. cardinality(p_expected) loop
      if v_outcome[i] is null then
        select count(*), max(e.position) into v_matching, v_last from events e
        where e.stream = p_streams[p_stream_of[i]]
          and e.revision > p_expected[i] and e.revision <= p_expected[i] + p_sizes[i]
          and e.id = p_ids[v_first + e.revision - p_expected[i] - 1];
        if v_matching = p_sizes[i] then
          v_outcome[i] := 'repeated';
          v_revision[i] := p_expected[i] + p_sizes[i];
          v_position[i] := v_last;
        else
          v_outcome[i] := 'conflict';
        end if;
      end if;
      v_first := v_first + p_sizes[i];
    end loop;
  end if;

  return query select * from unnest(v_outcome, v_revision, v_position);
end
$$;
