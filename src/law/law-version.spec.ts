import { describe, expect, it } from '@jest/globals';
import { moment } from '../shared/moment.js';
import { advise } from './advice/advise.js';
import type { BreachFacts } from './advice/breach-facts.js';
import { notificationDeadline } from './clock.js';
import { GDPR, lawFor, lawInForceAt, lawVersionById, type LawVersion } from './law-version.js';

/**
 * A law that does not exist, after the proposal of law.md §1: 96 hours, high risk only. All of it is this data and
 * its one small function: breaches that began before it stay under the law of before.
 */
const PROPOSAL: LawVersion = {
  id: 'test-only-96h',
  inForceFrom: moment('2030-01-01T00:00:00+01:00'),
  transition: ({ awareAt, occurredFrom }, inForceFrom) => (occurredFrom ?? awareAt) >= inForceFrom,
  notificationHours: 96,
  notifyAuthorityAt: 'high-risk',
  source: 'test only',
};
const VERSIONS = [GDPR, PROPOSAL];
const before = moment('2029-12-31T23:59:59+01:00');
const after = moment('2030-01-01T00:00:00+01:00');

describe('the law version of a breach', () => {
  it('is the one in force at its awareness', () => {
    expect(lawInForceAt(before, VERSIONS)).toBe(GDPR);
    expect(lawInForceAt(after, VERSIONS)).toBe(PROPOSAL);
  });

  it('follows the transition rule of the newer version', () => {
    expect(lawFor({ awareAt: after, occurredFrom: before }, VERSIONS)).toBe(GDPR);
    expect(lawFor({ awareAt: after, occurredFrom: after }, VERSIONS)).toBe(PROPOSAL);
  });

  it('does not depend on the order of the list after its first', () => {
    const between: LawVersion = { ...GDPR, id: 'test-only-between', inForceFrom: before };
    expect(lawInForceAt(after, [GDPR, PROPOSAL, between])).toBe(PROPOSAL);
    expect(lawInForceAt(after, [GDPR, between, PROPOSAL])).toBe(PROPOSAL);
  });

  it('is the first one for a breach older than all law', () => {
    expect(lawInForceAt(moment('2016-01-01T00:00:00Z'), VERSIONS)).toBe(GDPR);
  });

  it('is found again by the id a dossier names', () => {
    expect(lawVersionById('gdpr-2018')).toBe(GDPR);
    expect(lawVersionById('test-only-96h')).toBeUndefined();
  });

  it('sets the term of the clock', () => {
    const { hours, dueAt, lawVersion } = notificationDeadline(after, PROPOSAL);
    expect({ hours, dueAt, lawVersion }).toEqual({
      hours: 96,
      dueAt: '2030-01-04T23:00:00.000Z',
      lawVersion: 'test-only-96h',
    });
  });

  it('sets from which risk on the authority is notified', () => {
    // One letter with ordinary data and a birth date to a known stranger: a risk, not a high one.
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'birth-date'],
      specialCategories: [],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'private-person',
    };
    expect(advise(facts, { law: GDPR }).notifyAuthority.verdict).toBe('yes');
    const proposed = advise(facts, { law: PROPOSAL });
    expect(proposed.notifyAuthority.verdict).toBe('no');
    expect(proposed.lawVersion).toBe('test-only-96h');
    expect(proposed.record.verdict).toBe('yes');
    expect(advise({ ...facts, harmSeen: true }, { law: PROPOSAL }).notifyAuthority.verdict).toBe('yes');
  });
});
