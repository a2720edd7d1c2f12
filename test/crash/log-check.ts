import { createHash } from 'node:crypto';
import type { Postgres, Queryable } from '../../src/platform/postgres/postgres.port.js';
import type { StoredEvent } from '../../src/platform/event-store/event-store.port.js';
import { toPosition } from '../../src/platform/event-store/postgres/log-position.js';
import { withReadTexts } from '../../src/platform/event-store/register-texts.js';
import type { Vault } from '../../src/platform/personal-data/vault.js';
import type { EventMetadata, RecordedEvent } from '../../src/shared/recorded-event.js';
import { LABEL, type Command } from './command.js';

/**
 * Past our own reader on purpose, and without an order: what stands in the table, whatever an index says. Its values are
 * opened: what a client sent is in them.
 */
export async function readLog(database: Queryable | Postgres, vault: Vault): Promise<readonly StoredEvent[]> {
  const { rows } = await database.query<StoredEvent>(
    'select position::text as position, stream, revision, id, type, data, metadata from events',
  );
  const stored = rows
    .map((row) => ({ ...row, position: toPosition(row.position) }))
    .sort((a, b) => (a.position < b.position ? -1 : 1));
  const opened = await vault.open(stored.map((event) => vault.located(parsed(event))));
  return stored.map((event, at) => {
    const read = withReadTexts(opened[at] ?? parsed(event), (pointer) => {
      throw new Error(`${event.stream} ${event.revision}: ${pointer} cannot be read`);
    });
    return { ...event, data: JSON.stringify(read.event.data) };
  });
}

function parsed({ type, data, metadata, ...place }: StoredEvent): RecordedEvent {
  return {
    ...place,
    event: { type, data: JSON.parse(data) as object },
    metadata: JSON.parse(metadata) as EventMetadata,
  };
}

/**
 * Holds the log against what clients sent and were told. Every event has to be accounted for: by a command, by
 * the clock, or by Lekwacht itself; so the number of events is right when nothing is reported.
 * @returns what is wrong, one sentence each, the kind first; nothing is what it should be
 */
export function violationsOf(log: readonly StoredEvent[], commands: readonly Command[]): readonly string[] {
  const byLabel = new Map<string, StoredEvent[]>();
  const strangers: string[] = [];
  for (const event of log) {
    const labels = new Set(event.data.match(LABEL));
    for (const label of labels) byLabel.set(label, [...(byLabel.get(label) ?? []), event]);
    if (labels.size === 0 && !isOurOwn(event)) strangers.push(`stranger: nobody asked for ${place(event)}`);
  }
  const sent = new Set(commands.map(({ label }) => label));
  for (const [label, events] of byLabel)
    if (!sent.has(label)) strangers.push(`stranger: ${events.map(place).join()} holds an unsent ${label}`);
  return [
    ...brokenOrder(log),
    ...saidTwice(log),
    ...strangers,
    ...commands.flatMap((command) => violationsOfOne(command, byLabel.get(command.label) ?? [])),
  ];
}

function violationsOfOne(command: Command, events: readonly StoredEvent[]): readonly string[] {
  const { label, outcome, kind } = command;
  const [event] = events;
  if (events.length > 1) return [`doubled: ${label} is recorded as ${events.map(place).join(' and ')}`];
  if (outcome === 'refused') return event ? [`refused: ${label} is recorded as ${place(event)}`] : [];
  if (outcome === 'unknown') return [];
  if (event === undefined) return [`lost: ${kind} ${label} was acknowledged and is not in the log`];
  return isWhatWasTold(command, event)
    ? []
    : [`another place: ${label} is ${place(event)}, told was ${command.answer?.text ?? ''}`];
}

function isWhatWasTold({ kind, answer }: Command, { stream, revision, type, data }: StoredEvent): boolean {
  if (kind === 'act') return stream === `breach-${answer?.body.id}` && revision === answer?.body.revision;
  const reported = JSON.parse(data) as { reference: string; secretDigest: string; receivedAt: string };
  return (
    type === 'BreachReported' &&
    revision === 0 &&
    reported.reference === answer?.body.reference &&
    reported.receivedAt === answer.body.receivedAt &&
    reported.secretDigest === createHash('sha256').update(String(answer.body.secret)).digest('hex')
  );
}

/** Revisions without a gap, ids and positions once (a refused append leaves its positions unused). */
function brokenOrder(log: readonly StoredEvent[]): readonly string[] {
  const broken: string[] = [];
  const ids = new Set<string>();
  const positions = new Set<string>();
  const revisions = new Map<string, number>();
  for (const event of log) {
    const { id, stream, revision, position } = event;
    if (positions.has(position)) broken.push(`doubled: the position of ${place(event)}`);
    if (revision !== (revisions.get(stream) ?? -1) + 1) broken.push(`order: a gap before ${place(event)}`);
    if (ids.has(id)) broken.push(`doubled: the id of ${place(event)}`);
    ids.add(id);
    positions.add(position);
    revisions.set(stream, revision);
  }
  return broken;
}

/** What Lekwacht says of itself, it says once: an alarm, a profile, a grant, however often it was started. */
function saidTwice(log: readonly StoredEvent[]): readonly string[] {
  const said = new Set<string>();
  return log.filter(isOurOwn).flatMap((event) => {
    const fact = JSON.stringify([event.stream, event.type, isAlarm(event) ? alarmIn(event) : event.data]);
    if (said.has(fact)) return [`doubled: ${fact}`];
    said.add(fact);
    return [];
  });
}

export function isAlarm({ type }: StoredEvent): boolean {
  return type === 'DeadlineWarningRaised' || type === 'DeadlineMissed';
}

/** Its identity: which term, and how long before it ends. */
function alarmIn({ data }: StoredEvent): readonly unknown[] {
  const { deadline, dueAt, marginHours } = JSON.parse(data) as Record<string, unknown>;
  return [deadline, dueAt, marginHours];
}

/** Besides alarms: what a reporter was told at once, which stands beside his report and bears no label. */
function isOurOwn(event: StoredEvent): boolean {
  return isAlarm(event) || event.type === 'ContainmentAdviceShown' || !event.stream.startsWith('breach-');
}

function place({ stream, revision, type }: StoredEvent): string {
  return `${type} at ${stream}/${revision}`;
}
