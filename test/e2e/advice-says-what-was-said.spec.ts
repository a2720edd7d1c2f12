import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler');
});
afterAll(() => lekwacht.close());

async function weighed(facts: object): Promise<string> {
  const { status, body } = await handler.post('/v1/advice?organisation=perspektief', facts);
  expect(status).toBe(200);
  const { weighedUp, weighedDown, takenCautiously } = body as Record<string, readonly { nl: string }[]>;
  return [weighedUp, weighedDown, takenCautiously]
    .flatMap((each = []) => each.map(({ nl }) => nl))
    .join('\n');
}

describe('L14: the advice states nothing that nobody said', () => {
  it.each([
    [
      'a lost phone, encrypted and wiped, with a backup: not within how many hours',
      {
        ...{
          incidentType: 'device-or-paper-lost-or-stolen',
          natures: ['confidentiality', 'availability-temporary'],
        },
        ...{ protection: 'encrypted', measuresAfterwards: ['remote-wipe-confirmed'], backupAvailable: true },
      },
      /binnen een dag/,
    ],
    [
      'a colleague who snooped is not trusted',
      {
        ...{ incidentType: 'snooping', natures: ['confidentiality'], intent: 'insider-misuse' },
        ...{ recipientKind: 'own-organisation', specialCategories: ['health'] },
      },
      /betrouwbaar|geheimhoudingsplicht en/,
    ],
    [
      'data that are gone for good: of a backup nobody spoke',
      { natures: ['availability-permanent'], dataCategories: ['name'] },
      /reservekopie/,
    ],
    [
      'a private person is nobody’s acquaintance',
      { natures: ['confidentiality'], recipientKind: 'private-person', dataCategories: ['name', 'bsn'] },
      /bekende/,
    ],
  ] as const)('%s', async (_what, facts, neverSaid) => {
    const words = await weighed(facts);
    expect(words).not.toBe('');
    expect(words).not.toMatch(neverSaid);
  });

  it('for whom it is, is said by whoever works for several: without that there is no advice without promises', async () => {
    const fg = await lekwacht.withGrants('fg', 'perspektief', 'fg of three', ['kadera:fg', 'kwartier:fg']);
    const { status, body } = await fg.post('/v1/advice', { natures: ['confidentiality'] });
    expect([status, body.errors]).toMatchObject([422, [{ code: 'organisation-needed' }]]);
  });
});
