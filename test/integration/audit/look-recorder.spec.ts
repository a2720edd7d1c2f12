import type { HttpAdapterHost } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { Look, type Sight } from '../../../src/breach/dossier/look.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { moment } from '../../../src/shared/moment.js';
import type { LookRecord } from '../../../src/audit/look-record.js';
import { LookRecorder } from '../../../src/audit/look-recorder.js';
import type { LookWriter } from '../../../src/audit/look-writer.js';

const SHOWN: Sight = { organisation: 'kadera', dossier: 'd', role: 'fg' };

/** A route that shows a secret after what the policy said, with this status. */
async function answerAfter(status: number, ...sights: readonly Sight[]) {
  const server: FastifyInstance = fastify();
  const recorded: LookRecord[] = [];
  const writer = {
    record: (records: readonly LookRecord[]) => Promise.resolve(void recorded.push(...records)),
  };
  const host = { httpAdapter: { getInstance: () => server } } as unknown as HttpAdapterHost;
  const clock = new AdjustableClock(moment('2026-06-01T09:00:00Z'));
  new LookRecorder(host, writer as unknown as LookWriter, clock).onModuleInit();
  server.get('/', (request, reply) => {
    request.look = new Look(
      {
        id: 'somebody',
        grants: [],
        proof: { issuer: 'an issuer', authenticatedAt: undefined, acr: undefined, amr: [] },
      },
      'dossier',
    );
    for (const sight of sights) request.look.note(sight);
    return reply.code(status).send('the secret');
  });
  const answer = await fetch(await server.listen({ port: 0, host: '127.0.0.1' }));
  const body = await answer.text();
  await server.close();
  return {
    status: answer.status,
    showed: body.includes('the secret'),
    outcomes: recorded.map((r) => r.outcome),
  };
}

describe('the answer of a look', () => {
  it('is given with its record', async () => {
    expect(await answerAfter(200, SHOWN)).toEqual({ status: 200, showed: true, outcomes: ['shown'] });
  });

  it('is not given where the policy was asked nothing, or said no', async () => {
    const { role: _role, ...refused } = SHOWN;
    expect(await answerAfter(200)).toEqual({ status: 500, showed: false, outcomes: [] });
    expect(await answerAfter(200, refused)).toEqual({ status: 500, showed: false, outcomes: [] });
  });

  it('tells what was refused among what was shown, and nothing as shown that was not', async () => {
    const refused = { organisation: 'kadera', dossier: 'another' };
    expect((await answerAfter(200, SHOWN, refused)).outcomes).toEqual(['shown', 'refused']);
    expect((await answerAfter(422, SHOWN)).outcomes).toEqual([]);
    expect((await answerAfter(404, refused)).outcomes).toEqual(['refused']);
  });
});
