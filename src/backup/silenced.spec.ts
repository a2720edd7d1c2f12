import { describe, expect, it } from '@jest/globals';
import type { Notice } from '../alarms/notice.js';
import { moment } from '../shared/moment.js';
import { linesOf } from './silenced.js';

const notice = (more: Partial<Notice> = {}): Notice => ({
  ...{
    cause: 'c',
    at: moment('2026-06-01T07:00:00Z'),
    organisation: 'kadera',
    reference: 'DL-2026-7K3F-9Q2M',
  },
  ...{ kind: 'deadline-near', channel: 'mail', recipient: { kind: 'fg' }, urgent: true },
  ...more,
});

describe('alarms that a restore silences', () => {
  it('are named by reference and duty, once for all the ways they were to go', () => {
    const dueAt = moment('2026-06-03T07:00:00Z');
    const of = { dueAt, facts: { deadline: 'ap-notification' } };
    expect(
      linesOf([
        notice({ kind: 'duty', facts: { duty: 'decide', count: 2 } }),
        notice(of),
        notice({ ...of, channel: 'voice', recipient: { kind: 'step', step: 's' } }),
      ]),
    ).toEqual([
      'kadera, DL-2026-7K3F-9Q2M, deadline-near ap-notification, due 2026-06-03T07:00:00.000Z (mail, voice)',
      'kadera, DL-2026-7K3F-9Q2M, duty decide, of 2026-06-01T07:00:00.000Z (mail)',
    ]);
  });

  it('of no dossier are named by what they are', () => {
    const { reference, ...digest } = notice({ kind: 'digest' });
    expect(reference).toBeDefined();
    expect(linesOf([digest])).toEqual(['kadera, digest, of 2026-06-01T07:00:00.000Z (mail)']);
  });
});
