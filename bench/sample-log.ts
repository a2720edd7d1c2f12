import { randomBytes, randomUUID } from 'node:crypto';
import { BreachDossier, type Provenance } from '../src/breach/dossier/breach-dossier.aggregate.js';
import { streamOf } from '../src/breach/domain/breach-stream.js';
import type { BreachCommand } from '../src/breach/domain/breach.js';
import type { EventCodec } from '../src/platform/event-store/event-codec.js';
import type { EventRecord, EventStore } from '../src/platform/event-store/event-store.port.js';
import { moment, plusHours, type Moment } from '../src/shared/moment.js';
import { personal } from '../src/shared/personal.js';

const START = moment('2026-01-05T09:00:00+01:00');

/** Four signs of a reference. */
const sign = (): string => randomBytes(2).toString('hex').toUpperCase();

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
      reference: `DL-2026-${sign()}-${sign()}`,
      secretDigest: randomBytes(32).toString('hex'),
      receivedAt: at,
      report: {
        description: text,
        reporter: {
          kind: 'employed',
          contact: personal('reporter', { phone: '010 000 00 00' }),
          hasEmail: false,
        },
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
      salt: personal('dossier', randomBytes(16).toString('hex')),
    },
    { type: 'RecordLesson', lesson: 'Letters are checked by a second person before they leave the house.' },
  ];
}

/**
 * The first event of so many new dossiers, ready for the store.
 * @param receivedAt of all of them; default: one each three minutes from the start of the sample on
 */
export async function sampleReports(
  codec: EventCodec,
  count: number,
  receivedAt?: Moment,
): Promise<readonly { readonly stream: string; readonly record: EventRecord }[]> {
  const reports = Array.from({ length: count }, (_, i) => {
    const dossier = new BreachDossier(streamOf(randomUUID()));
    const at = receivedAt ?? plusHours(START, i / 20);
    const [report] = everydayCase(at);
    if (report === undefined) throw new Error('a case begins with a report');
    return { stream: dossier.stream, recorded: dossier.execute(report, act('reporter'), at) };
  });
  return Promise.all(
    reports.map(async ({ stream, recorded }) => {
      const [record] = await codec.encode(recorded);
      if (record === undefined) throw new Error('a report is an event');
      return { stream, record };
    }),
  );
}

export function act(role: string, organisation = 'kwartier'): Provenance {
  const commandId = randomUUID();
  return {
    commandId,
    actor: { id: randomUUID(), role },
    organisation,
    correlationId: commandId,
    causationId: commandId,
    requestDigest: `1.${'0'.repeat(64)}`,
  };
}

/**
 * Writes ten events for each dossier with 64 callers, all dossiers interleaved: the second event of the first
 * comes after the first event of the last. @returns events written
 */
export async function writeSampleLog(
  store: EventStore,
  codec: EventCodec,
  dossiers: number,
): Promise<number> {
  const all = Array.from({ length: dossiers }, (_, i) => ({
    dossier: new BreachDossier(streamOf(randomUUID())),
    at: plusHours(START, i / 20),
  }));
  let written = 0;
  for (let step = 0; step < everydayCase(START).length; step++) {
    const queue = all[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        for (const { dossier, at } of queue) {
          const command = everydayCase(at)[step];
          if (command === undefined) continue;
          const expected = dossier.revision;
          const recorded = dossier.execute(command, act('handler'), plusHours(at, 24));
          await store.append(dossier.stream, expected, await codec.encode(recorded));
          dossier.uncommit();
          written++;
        }
      }),
    );
  }
  return written;
}

/**
 * So many open dossiers of these organisations, of the last days, each as far as another: from just reported to notified.
 * @param now after which nothing lies
 * @returns their ids
 */
export async function writeOpenDossiers(
  store: EventStore,
  codec: EventCodec,
  { dossiers, organisations, now }: { dossiers: number; organisations: readonly string[]; now: Moment },
): Promise<readonly string[]> {
  const ids = Array.from({ length: dossiers }, () => randomUUID());
  const queue = ids.entries();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const [i, id] of queue) {
        const at = plusHours(now, -25 - i / 20);
        const dossier = new BreachDossier(streamOf(id));
        const commands = everydayCase(at);
        for (const command of commands.slice(0, 1 + (i % commands.length))) {
          const by = act('handler', organisations[i % organisations.length]);
          const expected = dossier.revision;
          const recorded = dossier.execute(command, by, plusHours(at, 24));
          await store.append(dossier.stream, expected, await codec.encode(recorded));
          dossier.uncommit();
        }
      }
    }),
  );
  return ids;
}

/** One stream of so many events. */
export async function writeLongDossier(
  store: EventStore,
  codec: EventCodec,
  events: number,
): Promise<string> {
  const [begin] = await sampleReports(codec, 1);
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
    const recorded = dossier.execute(lesson, act('handler'), plusHours(START, 24)).at(-1);
    if (recorded !== undefined) records.push(...(await codec.encode([recorded])));
  }
  for (let i = 0; i < records.length; i += 100)
    await store.append(begin.stream, i, records.slice(i, i + 100));
  return begin.stream;
}
