import type { Notice } from '../alarms/notice.js';
import type { Queryable } from '../platform/postgres/postgres.port.js';
import type { Say } from './place.js';

/**
 * Whoever was to be alarmed then has been, by the desk that is gone, or hears by the next rung: what waited does not go out once
 * more, days later (ADR 51, 52). Whoever restores tells the FG which they were: codes and references, nothing personal.
 */
export async function silence(postgres: Queryable, say: Say): Promise<void> {
  const { rows } = await postgres.query<{ content: string }>(
    `update alarm_notices set state = 'too-late', settled_at = now() where state = 'waiting' returning content`,
  );
  say(`alarms that waited and do not go out any more: ${rows.length}`);
  for (const line of linesOf(rows.map(({ content }) => JSON.parse(content) as Notice))) say(`  ${line}`);
}

/** One for what is told of one dossier, over how many ways and to how many it was to go. */
export function linesOf(notices: readonly Notice[]): readonly string[] {
  const told = new Map<string, { from: string; channels: Set<string> }>();
  for (const { organisation, reference, kind, facts = {}, channel, at, dueAt } of notices) {
    const which = ['duty', 'deadline', 'rung', 'event', 'part'].flatMap((fact) => facts[fact] ?? []);
    const about = [organisation, reference, [kind, ...which].join(' ')].filter(Boolean).join(', ');
    const one = told.get(about) ?? { from: '', channels: new Set<string>() };
    one.channels.add(channel);
    one.from = dueAt === undefined ? `of ${at}` : `due ${dueAt}`;
    told.set(about, one);
  }
  return [...told]
    .map(([about, { from, channels }]) => `${about}, ${from} (${[...channels].join(', ')})`)
    .sort();
}
