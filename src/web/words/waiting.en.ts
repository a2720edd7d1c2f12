import { figuresIn } from './figures.js';
import type { waiting as inDutch } from './waiting.nl.js';

const say = figuresIn('en');

export const waiting: typeof inDutch = {
  title: 'Reports that still wait',
  intro:
    'While the database is away, the desk keeps what comes in. What stands here is not lost: its clock runs from the moment it was reported. As soon as possible it becomes a dossier by itself.',
  nothing: 'Nothing waits: every report has a dossier.',
  none: 'Nothing waits that becomes a dossier by itself.',
  since: (count, at) =>
    count === 1 ? `1 report waits, of ${at}.` : say`${count} reports wait, the oldest of ${at}.`,
  urgent: (count) =>
    count === 1
      ? '1 of them says that somebody is in danger. Call whoever runs the system.'
      : say`${count} of them say that somebody is in danger. Call whoever runs the system.`,
  stuck: (count) =>
    count === 1
      ? '1 report does not become a dossier by itself. Ask whoever runs the system to show it, by its mark.'
      : say`${count} reports do not become a dossier by themselves. Ask whoever runs the system to show them, by their marks.`,
  table: 'Reports that are stuck',
  columns: { received: 'Received', danger: 'Danger', mark: 'Mark' },
  danger: 'somebody is in danger',
  noDanger: 'not reported',
  back: 'Back to what is running',
  onDesk: (count) =>
    count === 1 ? '1 report waits without a dossier' : say`${count} reports wait without a dossier`,
};
