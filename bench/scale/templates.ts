import { randomBytes, randomUUID } from 'node:crypto';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { streamOf } from '../../src/breach/domain/breach-stream.js';
import { BreachDossier } from '../../src/breach/dossier/breach-dossier.aggregate.js';
import type { History } from '../../src/breach/dossier/history.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import { act, everydayCase } from '../sample-log.js';

/** 60 % of all dossiers are of the first, 10 % of each other. */
export const ORGANISATIONS = ['perspektief', 'kwartier', 'kadera', 'aanzien', 'kesslerperspektief'] as const;
export const HANDLERS = Array.from({ length: 10 }, (_, i) => `33333333-3333-4333-8333-33333333333${i}`);

const TEMPLATES = 400;
/** One in so many is open. */
const OPEN = 25;
const BEGAN = moment('2026-01-05T09:00:00Z');

/**
 * Dossiers by the domain code: 96 % closed; of the others half as it came in, half assessed and running. They differ in what
 * lists are asked for.
 */
export function templates(): readonly History[] {
  return Array.from({ length: TEMPLATES }, (_, i) => {
    const dossier = new BreachDossier(streamOf(randomUUID()));
    const organisation = ORGANISATIONS[Math.max(0, (i % 10) - 5)];
    commandsOf(i).forEach((command, step) => {
      // The board decides; everything else a handler does.
      const role = step === 0 ? 'reporter' : command.type === 'Decide' ? 'board' : 'handler';
      dossier.execute(command, act(role, organisation), plusHours(BEGAN, step === 0 ? 0 : 20 + step / 60));
    });
    return [...dossier.lived];
  });
}

function commandsOf(i: number): readonly BreachCommand[] {
  const [report, ...others] = everydayCase(BEGAN);
  if (report === undefined) throw new Error('a case begins with a report');
  if (i % (2 * OPEN) === 0) return [report];
  const handled: BreachCommand[] = [
    { type: 'AssignDossier', person: HANDLERS[i % HANDLERS.length] ?? '', holds: ['handler'] },
    {
      type: 'EstablishInvolvement',
      system: `Systeem ${i % 40}`,
      ...(i % 3 === 0 && { processor: `Verwerker ${i % 30}` }),
    },
    ...others.map((command) => (command.type === 'AssessBreach' ? atPlace(command, i) : command)),
  ];
  if (i % OPEN === 0) return [report, ...handled.slice(0, 8)];
  return [report, ...handled, { type: 'CloseBreach', conclusion: 'Everything that was due is done.' }];
}

const atPlace = (command: Extract<BreachCommand, { type: 'AssessBreach' }>, i: number): BreachCommand => ({
  ...command,
  assessment: { ...command.assessment, place: `Locatie ${i % 50}`, ...(i % 97 === 0 && RARE) },
});
const RARE = { summary: 'De stagiair was zeldzaam snel met een brief.' };

/** The same dossier once more, under ids and a reference of its own, so many hours later. Its place in the log is not known yet. */
export function copyOf(template: History, hours: number): History {
  const stream = streamOf(randomUUID());
  const reference = `DL-2026-${sign()}-${sign()}`;
  return template.map((recorded, revision) => {
    const id = randomUUID();
    const event = later(recorded.event, hours);
    if (event.type === 'BreachReported') Object.assign(event.data, { reference });
    const metadata = later(
      { ...recorded.metadata, commandId: id, correlationId: id, causationId: id },
      hours,
    );
    return { ...recorded, id, stream, revision, event, metadata };
  });
}

/** Four signs of a reference. */
const sign = (): string => randomBytes(2).toString('hex').toUpperCase();

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function later<T>(value: T, hours: number): T {
  if (typeof value === 'string') return (MOMENT.test(value) ? plusHours(moment(value), hours) : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => later(one, hours)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, later(one, hours)])) as T;
}
