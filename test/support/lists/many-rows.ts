import type { Queryable } from '../../../src/platform/postgres/postgres.port.js';

export const ORGANISATIONS = ['perspektief', 'kwartier', 'kadera', 'aanzien', 'kesslerperspektief'] as const;

/**
 * Rows of both lists by SQL, of generation 1: 60 % in the first organisation, 10 % in each other; every 25th open, of these
 * half looked at; every 1,000th restricted. Rows lie as life leaves them: not in the order of any index.
 */
export async function fillLists(db: Queryable, rows: number): Promise<void> {
  await db.query(`create temporary table many as
    select i, ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0')) as key,
      (array['${ORGANISATIONS.join("','")}'])[greatest(1, 1 + (i * 7919 % 10) - 5)] as organisation,
      timestamptz '2020-01-01 00:00:00Z' + i * interval '31 minutes' as received_at,
      i % 25 = 0 as is_open, i % 50 <> 0 as is_verified, i % 500 = 0 as states_danger,
      case when i % 1000 = 7 then ' 11111111-1111-4111-8111-111111111111 ' end as visible_to
    from generate_series(1, ${rows}) as i order by md5(i::text)`);
  const row = `json_build_object('id', key, 'text', repeat(md5(i::text) || ' ', 50))`;
  const touches = `case when i % 7 = 0 then 'other' else 'post wrong recipient' end,
      case when i % 3 = 0 then 'system ' || i % 40 end, case when i % 5 = 0 then 'processor ' || i % 30 end,
      case when i % 4 = 0 then 'place ' || i % 50 end`;
  const status = `case when is_open then (array['reported', 'assessed', 'decided'])[1 + i / 25 % 3] else (array['closed', 'closed', 'closed', 'dismissed'])[1 + i % 4] end`;
  await db.query(`insert into register (generation, key, position, row, organisation, received_at, status, visible_to,
      is_open, is_notified, risk, incident_type, system, processor, place, texts)
    select 1, key, lpad(i::text, 20, '0'), ${row}, organisation, received_at, ${status}, visible_to,
      is_open, i % 3 <> 0, (array['unlikely', 'risk', 'high-risk'])[1 + i % 3], ${touches},
      'Een brief met gegevens van een cliënt is bij de buren bezorgd. ' ||
        case when i % 97 = 0 then 'De stagiair was zeldzaam snel.' else '' end || ' Nummer ' || i
    from many`);
  await db.query(`insert into dashboard (generation, key, position, row, organisation, received_at, status, visible_to,
      is_open, due_at, is_verified, states_danger, waits_for, assigned_to, incident_type, system, processor, place)
    select 1, key, lpad(i::text, 20, '0'), ${row}, organisation, received_at, ${status}, visible_to,
      is_open, case when is_open and i % 75 <> 0 then received_at + interval '72 hours' end, is_verified or not is_open,
      states_danger,
      case when not is_open then null
        when i % 400 = 0 then ' ' || organisation || ':fg 22222222-2222-4222-8222-222222222222 '
        else ' ' || organisation || (array[':handler', ':fg', ':board ' || organisation || ':mandate-holder'])[1 + i / 25 % 3] || ' ' end,
      case when i % 11 = 0 then '33333333-3333-4333-8333-33333333333' || i % 10 end, ${touches}
    from many`);
  await db.query('drop table many');
  await db.query('vacuum analyze register, dashboard');
}
