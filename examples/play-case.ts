import type { Case, Known, Step } from './case.js';
import type { Desk } from './desk.js';

/** The parts of a dossier's answer that the cases speak of. */
export interface Dossier {
  readonly id: string;
  readonly reference: string;
  readonly moments: { readonly firstSignalAt?: string };
  readonly awareness: {
    readonly basis: string;
    readonly at: string;
    readonly deadline: { readonly dueAt: string };
  };
  readonly notifications: readonly {
    readonly notifiedAt: string;
    readonly late?: { readonly days: number };
  }[];
  readonly informed: readonly object[];
  readonly supplements: readonly object[];
  readonly assessment?: object;
  readonly safety: { readonly raisedAt?: string; readonly averted: boolean };
  readonly openDuties: readonly { readonly duty: string }[];
  readonly flags: readonly string[];
}

export interface Played {
  readonly case: Case;
  readonly id: string;
  readonly dossier: Dossier;
  readonly timeline: readonly TimeLineLine[];
  readonly known: readonly {
    readonly at: string;
    readonly why: string;
    readonly expected: Known;
    readonly was: Known;
  }[];
  readonly answers: readonly { readonly step: Step; readonly status: number; readonly code?: string }[];
}

export interface TimeLineLine {
  readonly revision: number;
  readonly event: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly by: { readonly role: string };
}

const PATHS: Readonly<Record<string, string>> = {
  awareness: 'awareness',
  safety: 'safety',
  measure: 'measures',
  assessment: 'assessments',
  advice: 'advice',
  decision: 'decisions',
  'ap-notification': 'ap-notifications',
  'subject-notification': 'subject-notifications',
  supplement: 'supplements',
  closure: 'closure',
};

/** Hours before a deadline at which something may be raised; 0 is the deadline itself. */
const MARGINS = [48, 24, 12, 4, 1, 0];

/** Plays a case through the HTTP API at its own dates, then asks what was known when. */
export async function playCase(desk: Desk, example: Case): Promise<Played> {
  const { playedBy, steps } = example;
  const fg = await desk.as('fg', playedBy);
  const answers: Played['answers'][number][] = [];
  let id = '';
  let clock = 0;
  const moveTo = async (at: string): Promise<void> => {
    for (const alarm of id === '' ? [] : await alarmsUntil(desk, id, fg, clock, Date.parse(at))) {
      await desk.moveTo(new Date(alarm).toISOString());
    }
    await desk.moveTo(at);
    clock = Date.parse(at);
  };

  for (const step of steps) {
    await moveTo(step.at);
    const token = await desk.as(step.who, playedBy);
    const path =
      step.call === 'report' ? '/v1/reports' : `/v1/breaches/${id}/${PATHS[step.call] ?? step.call}`;
    const etag =
      id === '' ? undefined : ((await desk.ask('GET', `/v1/breaches/${id}`, fg)).etag ?? undefined);
    const { status, body } = await desk.ask('POST', path, token, step.with, etag);
    if (step.call === 'report') {
      await desk.settle();
      id = await idOf(desk, (body as { reference: string }).reference, fg);
    }
    const code = problemOf(body);
    answers.push({ step, status, ...(code !== undefined && { code }) });
  }
  await moveTo(lastMoment(example));

  const at = async (moment: string): Promise<Dossier> =>
    (await desk.ask('GET', `/v1/breaches/${id}/as-of?at=${encodeURIComponent(moment)}`, fg)).body as Dossier;
  const known: Played['known'][number][] = [];
  for (const { at: day, why, expected } of example.knownOn) {
    known.push({ at: day, why, expected, was: knownThen(await at(day), day) });
  }
  const { body: dossier } = await desk.ask('GET', `/v1/breaches/${id}`, fg);
  const { body: timeline } = await desk.ask('GET', `/v1/breaches/${id}/timeline`, fg);
  return {
    case: example,
    id,
    dossier: dossier as Dossier,
    timeline: (timeline as { entries: readonly TimeLineLine[] }).entries,
    known,
    answers,
  };
}

/** What the dossier of then says about the things a case speaks of. */
function knownThen(dossier: Dossier, day: string): Required<Known> {
  const [first] = dossier.notifications;
  const { dueAt } = dossier.awareness.deadline;
  return {
    basis: dossier.awareness.basis,
    dueAt,
    // Overrun by then: late is late, also once it was notified after all.
    overdue: Date.parse(dueAt) < Date.parse(first?.notifiedAt ?? day),
    notified: first !== undefined,
    peopleInformed: dossier.informed.length > 0,
    assessed: dossier.assessment !== undefined,
    supplements: dossier.supplements.length,
    safetyRisk: dossier.safety.raisedAt !== undefined,
    dangerAverted: dossier.safety.averted,
    openDuties: dossier.openDuties.map(({ duty }) => duty),
  };
}

async function alarmsUntil(
  desk: Desk,
  id: string,
  token: string | undefined,
  from: number,
  until: number,
): Promise<readonly number[]> {
  const { body } = await desk.ask('GET', `/v1/breaches/${id}`, token);
  const { deadlines } = body as { deadlines: readonly { dueAt: string }[] };
  return deadlines
    .flatMap(({ dueAt }) => MARGINS.map((hours) => Date.parse(dueAt) - hours * 3_600_000))
    .filter((alarm) => alarm > from && alarm < until)
    .sort((a, b) => a - b);
}

async function idOf(desk: Desk, reference: string, token: string | undefined): Promise<string> {
  const { body } = await desk.ask('GET', `/v1/breaches?reference=${reference}`, token);
  const [found] = (body as { dossiers: readonly { id: string }[] }).dossiers;
  if (found === undefined) throw new Error(`no dossier ${reference}`);
  return found.id;
}

function problemOf(body: unknown): string | undefined {
  const { errors, code } = body as { code?: string; errors?: readonly { code: string }[] };
  return errors?.[0]?.code ?? code;
}

function lastMoment({ steps, knownOn }: Case): string {
  const all = [...steps.map(({ at }) => at), ...knownOn.map(({ at }) => at)];
  return all.reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last));
}
