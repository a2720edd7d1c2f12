import { randomBytes, randomUUID } from 'node:crypto';
import { BreachDossier, type Act } from '../src/breach/breach-dossier.aggregate.js';
import { streamOf } from '../src/breach/breach-dossier.repository.js';
import type { BreachCommand } from '../src/breach/domain/breach.js';
import type { EventCodec } from '../src/platform/event-store/event-codec.js';
import type { EventRecord, EventStore } from '../src/platform/event-store/event-store.port.js';
import { moment, plusHours, type Moment } from '../src/shared/moment.js';
import { personal } from '../src/shared/personal.js';

const START = moment('2026-01-05T09:00:00+01:00');

/** Ten commands that make ten events: an everyday breach from the report to the notification. */
export function everydayCase(at: Moment): readonly BreachCommand[] {
  const text = personal(
    'dossier',
    'Een brief met gegevens van een cliënt is bij de buren bezorgd. '.repeat(4),
  );
  const reason = 'Health data are with somebody who is not bound to secrecy.';
  return [
    {
      type: 'ReportBreach',
      reference: `DL-2026-${randomBytes(4).toString('hex')}`,
      secretDigest: randomBytes(32).toString('hex'),
      receivedAt: at,
      report: {
        description: text,
        reporter: { kind: 'employed', contact: personal('reporter', { phone: '010 000 00 00' }) },
        safetyRisk: 'no',
        discovered: { precision: 'moment', at },
        incidentType: 'post-wrong-recipient',
        dataCategories: ['name', 'address', 'health'],
      },
      rules: {
        warningMarginsHours: [48, 24, 12, 4, 1],
        emergencyMandateMarginHours: 12,
        standingMandateRecordOnly: false,
        safetyTermMinutes: 30,
        profileDigest: 'bench',
      },
    },
    { type: 'EstablishAwareness', awareAt: at, facts: text },
    { type: 'EstablishOrganisationRole', role: 'controller', reason },
    {
      type: 'TakeMeasure',
      measure: randomUUID(),
      kind: 'containment',
      what: 'The letter was fetched.',
      takenAt: at,
    },
    {
      type: 'AssessBreach',
      assessment: {
        natures: ['confidentiality'],
        incidentType: 'post-wrong-recipient',
        description: text,
        dataCategories: ['name', 'address'],
        specialCategories: ['health'],
        subjectGroups: ['customers'],
        subjectCount: { min: 1, max: 1 },
        protection: 'none',
        organisationConsequences: ['seen-by-unauthorised'],
        subjectConsequences: ['professional-secrecy-lost'],
        severity: 'considerable',
        risk: 'risk',
        summary: 'A letter about the care for one client was delivered to the neighbours, who opened it.',
      },
    },
    { type: 'GiveAdvice', question: 'notify-authority', outcome: 'yes', reason },
    { type: 'Decide', question: 'notify-authority', outcome: 'yes', ground: 'risk', reason },
    { type: 'Decide', question: 'inform-people', outcome: 'no', ground: 'no-high-risk', reason },
    {
      type: 'NotifyAuthority',
      kind: 'initial',
      number: '12345',
      notifiedAt: plusHours(at, 20),
      incomplete: false,
      salt: randomBytes(16).toString('hex'),
    },
    { type: 'RecordLesson', lesson: 'Letters are checked by a second person before they leave the house.' },
  ];
}

/**
 * So many dossiers of ten events, as records for the store: `rounds[k]` holds the k-th event of each, so that
 * writing round after round interleaves all dossiers.
 */
export async function sampleRounds(
  codec: EventCodec,
  dossiers: number,
): Promise<readonly (readonly { readonly stream: string; readonly record: EventRecord }[])[]> {
  const rounds: { stream: string; record: EventRecord }[][] = [];
  for (let i = 0; i < dossiers; i++) {
    const dossier = new BreachDossier(streamOf(randomUUID()));
    const at = plusHours(START, i / 20);
    for (const [round, command] of everydayCase(at).entries()) {
      const recorded = dossier.act(command, act('handler'), plusHours(at, 24)).at(-1);
      if (recorded === undefined) throw new Error(`${command.type} made no event`);
      const [record] = await codec.encode([recorded]);
      if (record !== undefined) (rounds[round] ??= []).push({ stream: dossier.stream, record });
    }
  }
  return rounds;
}

function act(role: string): Act {
  const commandId = randomUUID();
  return {
    commandId,
    actor: { id: randomUUID(), role },
    organisation: 'kwartier',
    correlationId: commandId,
    causationId: commandId,
    content: {},
  };
}

/** Writes ten events for each dossier, interleaved, with 64 callers. @returns events written */
export async function writeSampleLog(
  store: EventStore,
  codec: EventCodec,
  dossiers: number,
): Promise<number> {
  let written = 0;
  // A thousand dossiers at a time in memory, whatever the size of the log.
  for (let done = 0; done < dossiers; done += 1_000) {
    const rounds = await sampleRounds(codec, Math.min(1_000, dossiers - done));
    for (const [revision, round] of rounds.entries()) {
      const queue = round[Symbol.iterator]();
      await Promise.all(
        Array.from({ length: 64 }, async () => {
          for (const { stream, record } of queue) {
            await store.append(stream, revision - 1, [record]);
            written++;
          }
        }),
      );
    }
  }
  return written;
}

/** One stream of so many events. */
export async function writeLongDossier(
  store: EventStore,
  codec: EventCodec,
  events: number,
): Promise<string> {
  const [first] = await sampleRounds(codec, 1);
  const [begin] = first ?? [];
  if (begin === undefined) throw new Error('no sample');
  await store.append(begin.stream, -1, [begin.record]);
  const dossier = new BreachDossier(begin.stream);
  dossier.loadFromHistory((await codec.decode(await store.readStream(begin.stream))) as never);
  const records: EventRecord[] = [];
  for (let i = 1; i < events; i++) {
    const lesson = {
      type: 'RecordLesson',
      lesson: `Lesson ${i}: letters are checked by a second person.`,
    } as const;
    const recorded = dossier.act(lesson, act('handler'), plusHours(START, 24)).at(-1);
    if (recorded !== undefined) records.push(...(await codec.encode([recorded])));
  }
  for (let i = 0; i < records.length; i += 100)
    await store.append(begin.stream, i, records.slice(i, i + 100));
  return begin.stream;
}
