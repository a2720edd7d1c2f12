import { expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { knownFacts } from '../../src/web/dossier/known-facts.js';
import { assess, aware, MONDAY_NINE, report, secret } from '../support/breach/breach-commands.js';
import { given } from '../support/breach/given-breach.js';

/** What the report left open, as the desk recorded it afterwards. */
const RECORDED: readonly BreachCommand[] = [
  {
    ...{ type: 'EstablishOccurrence', reason: 'The log of the mail server.' },
    ...{ occurredFrom: { precision: 'moment', at: MONDAY_NINE }, ongoing: true },
    discovered: { precision: 'moment', at: MONDAY_NINE },
  },
  aware(),
  { ...assess({ place: 'On the way', description: secret('a bag') }), facts: { recipientKinds: ['client'] } },
  {
    ...{ type: 'TakeMeasure', kind: 'containment', what: 'The phone was wiped.', takenAt: MONDAY_NINE },
    measure: '7c9a0c1e-3d0b-4b62-9d3d-0f6f0c8d1a11',
  },
  { type: 'EstablishInvolvement', system: 'Mail', processingActivity: 'Intake', processor: 'Post' },
  { type: 'EstablishRootCause', cause: 'Nobody locked the car.' },
  { type: 'EstablishOrganisationRole', role: 'controller', reason: 'Our clients.' },
];

it('what is known from anybody is no longer among what is not known yet', () => {
  const silent = report({ discovered: { precision: 'unknown' } });
  const dossier = RECORDED.reduce((before, command) => before.and(command), given(silent));
  const unknown = knownFacts(breachView(dossier.breach), 'nl').filter(
    ({ established, claimed }) => established === undefined && claimed === undefined,
  );
  expect(unknown.map(({ name }) => name)).toEqual([]);
});
