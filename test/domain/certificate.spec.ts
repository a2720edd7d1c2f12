import { expect, it } from '@jest/globals';
import type { Breach } from '../../src/breach/domain/breach.js';
import type { History } from '../../src/breach/dossier/history.js';
import { certificateOf, type Approved } from '../../src/erasure/certificate.view.js';
import { given } from '../support/breach/given-breach.js';
import { report } from '../support/breach/breach-commands.js';

const TYPES = ['BreachReported', 'ApNotified', 'ReportSupplemented', 'SubjectsInformed', 'ErasureProposed'];

/** What the certificate says left the house, of texts that were erased from these events. */
function leftTheHouse(places: readonly number[], goneLists: Breach['goneLists'] = []): readonly number[] {
  const { breach } = given(report());
  const erased = { places: places.map((revision) => ({ revision, pointer: '/text' })) };
  const events = [
    ...TYPES.map((type) => ({ type, data: {} })),
    { type: 'PersonalDataErased', data: erased },
    { type: 'SubjectsInformed', data: {} },
  ];
  const history = events.map((event, revision) => ({
    ...{ revision, event },
    metadata: { recordedAt: '2026-03-02T08:00:00.000Z' },
  })) as unknown as History;
  const approved = { erasure: 4, approved: { revision: 5 } } as unknown as Approved;
  return certificateOf({ ...breach, goneLists }, approved, history, true).leftTheHouse.map(
    ({ revision }) => revision,
  );
}

it('a certificate names what left after a text was recorded, and before it was erased: nobody is asked to erase what he never got', () => {
  expect(leftTheHouse([0])).toEqual([1, 3]);
  expect(leftTheHouse([2])).toEqual([3]);
  expect(leftTheHouse([2, 0])).toEqual([1, 3]);
  expect(leftTheHouse([3])).toEqual([3]);
  expect(leftTheHouse([4])).toEqual([]);
});

it('a list of people has no event of its own: whatever left before it went is named', () => {
  expect(leftTheHouse([4], [{ revision: 5, people: 3 }] as unknown as Breach['goneLists'])).toEqual([1, 3]);
});
