import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { type Breach, type BreachEvent, dossier } from '../domain/breach.js';
import { isClockEvent } from '../domain/deadlines.js';
import { recordingOf } from '../domain/domain-event.js';
import { Draft } from '../domain/fields.js';
import { NO_STREAM } from '../../platform/event-store/event-store.port.js';
import { sizeOf } from './dossier-size.js';
import type { History } from './history.js';

/** What an earlier try of a command led to. */
export interface KnownCommand {
  /** Of the last event the command led to: what was answered then. */
  readonly revision: number;
  readonly requestDigest?: string;
}

/** The last event of a dossier. */
export interface LastRecorded {
  readonly id: string;
  readonly revision: number;
  readonly recordedAt: Moment;
  readonly clockUncertain?: true;
}

/**
 * What the events of one dossier come to. Nobody writes to the state. What is known by revision only grows, and may hold more than
 * this knows of: whoever asks leaves out what came after {@link last}.
 */
export interface FoldedDossier {
  readonly state: Breach;
  readonly last: LastRecorded;
  /** Revision of the last event that was somebody's act. */
  readonly lastActRevision: number;
  /** By id of the command. */
  readonly commands: ReadonlyMap<string, KnownCommand>;
  /** Of each revision, in milliseconds since 1970. */
  readonly recordedAt: readonly number[];
  /** Of the data of all events, as people read them; see {@link sizeOf}. */
  readonly characters: number;
  /** Of the same as they were folded, sealed or not. */
  readonly storedCharacters: number;
}

/**
 * That keys were forgotten tells of an act that was seen already; on what a reporter wants to hear, and on what a scanner says of
 * a file, nobody decides anything.
 */
const NOTHING_TO_SEE: ReadonlySet<BreachEvent['type']> = new Set([
  'AttachmentScanned',
  'ErasureCompleted',
  'ReporterWishRecorded',
]);

/** Whether what somebody saw before it is stale after it: events of the clock are nobody's act. */
export const isAnAct = (type: BreachEvent['type']): boolean =>
  !isClockEvent(type) && !NOTHING_TO_SEE.has(type);

const NOTHING = {
  ...{ lastActRevision: NO_STREAM, characters: 0, storedCharacters: 0 },
  last: undefined as LastRecorded | undefined,
};

/** @param events that follow on those before, at least one of them where there were none */
export function foldedFurther(before: FoldedDossier | undefined, events: History): FoldedDossier {
  const draft = new Draft<Breach>(dossier, before?.state);
  const commands = (before?.commands ?? new Map()) as Map<string, KnownCommand>;
  const recordedAt = (before?.recordedAt ?? []) as number[];
  let { lastActRevision, last, characters, storedCharacters } = before ?? NOTHING;
  for (const recorded of events) {
    const { id, revision, event, metadata } = recorded;
    const { commandId, requestDigest, clockUncertain } = metadata;
    draft.apply(event, recordingOf(recorded));
    commands.set(commandId, { revision, ...(requestDigest !== undefined && { requestDigest }) });
    // By its revision: two who read the same tail at once write the same.
    recordedAt[revision] = toMilliseconds(metadata.recordedAt);
    if (isAnAct(event.type)) lastActRevision = revision;
    const size = sizeOf(event.data);
    characters += size.characters;
    storedCharacters += size.stored;
    last = { id, revision, recordedAt: metadata.recordedAt, ...(clockUncertain && { clockUncertain }) };
  }
  const { state } = draft;
  if (state === undefined || last === undefined) throw new Error('a dossier is folded from its first event');
  return {
    ...{ state: frozen(state), last, lastActRevision, commands, recordedAt, characters, storedCharacters },
  };
}

/** All the way down; what is frozen already is so all the way down. */
function frozen<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  for (const inner of Object.values(value) as unknown[])
    if (typeof inner === 'object' && inner !== null) frozen(inner);
  return Object.freeze(value);
}
