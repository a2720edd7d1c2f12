import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './lekwacht.js';

/** Who speaks: a token each, as `npm run token` prints them. */
export interface Tokens {
  readonly handler: string;
  readonly board: string;
}

/**
 * From the report to the decision, over HTTP and typed from the contract alone.
 * @param url of the desk, without `/v1`
 * @returns the dossier as it is then
 * @throws Error with what the desk said, when it refuses a step
 */
export async function play(
  url: string,
  { handler, board }: Tokens,
): Promise<components['schemas']['DossierAnswer']> {
  const desk = createClient<paths>({ baseUrl: `${url}/v1` });
  const as = (token: string) => ({ authorization: `Bearer ${token}` });
  const newKey = () => ({ 'Idempotency-Key': randomUUID() });

  const { reference, deadline } = answered(
    await desk.POST('/reports', {
      params: { header: newKey() },
      body: {
        organisation: 'perspektief',
        description: 'A letter about care went to the wrong address.',
        reporter: { kind: 'employed' },
        incidentType: 'post-wrong-recipient',
      },
    }),
  );
  if (deadline === undefined) throw new Error('the own people are told the deadline');

  const id = await found(async () => {
    const query = { reference };
    const { dossiers } = answered(await desk.GET('/breaches', { params: { query }, headers: as(handler) }));
    return dossiers[0]?.id;
  });
  const read = async () => {
    const answer = await desk.GET('/breaches/{id}', { params: { path: { id } }, headers: as(handler) });
    return { dossier: answered(answer), etag: answer.response.headers.get('etag') ?? '' };
  };
  const act = async () => ({ path: { id }, header: { ...newKey(), 'If-Match': (await read()).etag } });

  answered(
    await desk.POST('/breaches/{id}/assessments', {
      params: await act(),
      headers: as(handler),
      body: {
        natures: ['confidentiality'],
        incidentType: 'post-wrong-recipient',
        dataCategories: ['name', 'address'],
        specialCategories: ['health'],
        subjectGroups: ['vulnerable'],
        subjectCount: { min: 1, max: 1 },
        protection: 'none',
        organisationConsequences: ['seen-by-unauthorised'],
        subjectConsequences: ['reputation-damage'],
        severity: 'considerable',
        risk: 'high-risk',
        summary: 'A letter about care was opened by somebody at another address.',
      },
    }),
  );
  answered(
    await desk.POST('/breaches/{id}/decisions', {
      params: await act(),
      headers: as(board),
      body: {
        question: 'notify-authority',
        outcome: 'yes',
        ground: 'risk',
        reason: 'Health data of a vulnerable person were read by a stranger.',
      },
    }),
  );
  return (await read()).dossier;
}

/** What the compiler refuses, so that it is known to look. */
export async function refusedByTheCompiler(url: string): Promise<void> {
  const desk = createClient<paths>({ baseUrl: `${url}/v1` });
  // @ts-expect-error There is no such address.
  await desk.GET('/gossip');
  // @ts-expect-error A report has a reporter, and a command has its key.
  await desk.POST('/reports', { body: { organisation: 'perspektief', description: 'A letter.' } });
}

function answered<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

/** A list knows of a report a moment after the log does. */
async function found<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}
