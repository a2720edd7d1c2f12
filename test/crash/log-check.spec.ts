import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { StoredEvent } from '../../src/platform/event-store/event-store.port.js';
import type { Answer } from '../support/http/http-client.js';
import { actCommand, reportCommand, type Command } from './command.js';
import { violationsOf } from './log-check.js';

const answer = (body: object): Answer => ({
  status: 200,
  headers: {},
  etag: undefined,
  text: JSON.stringify(body),
  body,
});

const receipt = {
  reference: 'DL-2026-7K3F-9Q2M',
  receivedAt: '2026-06-01T07:00:00.000Z',
  secret: 'a secret',
};
const report: Command = { ...reportCommand(), outcome: 'acknowledged', answer: answer(receipt) };
const act: Command = {
  ...actCommand('d', '"0"', 'supplements', (text) => ({ text })),
  outcome: 'acknowledged',
  answer: answer({ id: 'd', revision: 1 }),
};
const refused: Command = {
  ...actCommand('d', '"0"', 'supplements', (text) => ({ text })),
  outcome: 'refused',
};
const commands = [report, act, refused];

let written = 0;
const event = (revision: number, type: string, data: object, stream = 'breach-d'): StoredEvent => {
  const position = String((written += 1)).padStart(20, '0');
  return { id: position, stream, revision, position, type, data: JSON.stringify(data), metadata: '{}' };
};
const { secret, ...told } = receipt;
const reported = event(0, 'BreachReported', {
  ...told,
  secretDigest: createHash('sha256').update(secret).digest('hex'),
  report: report.body,
});
const supplemented = event(1, 'ReportSupplemented', act.body);
const alarm = { deadline: 'authority-notification', dueAt: '2026-06-04T07:00:00.000Z', marginHours: 24 };
const warned = event(2, 'DeadlineWarningRaised', alarm);
const profile = event(0, 'OrganisationProfileRecorded', { digest: '1' }, 'organisation-perspektief');
const whole = [reported, supplemented, warned, profile];

/** The kinds of what is found wrong, each once. */
const kinds = (log: readonly StoredEvent[], sent: readonly Command[] = commands): readonly string[] =>
  [...new Set(violationsOf(log, sent).map((violation) => violation.split(':')[0]!))].sort();

describe('the checker of the log', () => {
  it('finds nothing in a log that holds what was acknowledged, once', () => {
    expect(violationsOf(whole, commands)).toEqual([]);
  });

  it.each([
    ['an acknowledged report that is gone', [profile], ['lost']],
    ['an acknowledged act that is gone', [reported, profile], ['lost']],
    ['an act that is recorded twice', [...whole, event(3, 'ReportSupplemented', act.body)], ['doubled']],
    ['an event that stands twice in the table', [...whole, supplemented], ['doubled', 'order']],
    ['a gap in a dossier', [reported, supplemented, { ...warned, revision: 3 }], ['order']],
    ['a refused act that is recorded', [...whole, event(3, 'ReportSupplemented', refused.body)], ['refused']],
    ['an event nobody asked for', [...whole, event(3, 'LessonRecorded', {})], ['stranger']],
    ['an alarm raised twice', [...whole, event(3, 'DeadlineWarningRaised', alarm)], ['doubled']],
    [
      'a profile recorded twice',
      [...whole, { ...event(1, profile.type, { digest: '1' }), stream: profile.stream }],
      ['doubled'],
    ],
    [
      'an act at another revision than was told',
      [
        reported,
        { ...warned, revision: 1 },
        { ...supplemented, revision: 2, position: warned.position + '0' },
      ],
      ['another place'],
    ],
    [
      'a report with another receipt',
      [{ ...reported, data: reported.data.replace('7K3F', '7K3G') }, supplemented],
      ['another place'],
    ],
  ])('finds %s', (_what, log, found) => {
    expect(kinds(log)).toEqual(found);
  });

  it('finds an event of a command that was never sent', () => {
    expect(kinds(whole, [report])).toEqual(['stranger']);
  });
});
