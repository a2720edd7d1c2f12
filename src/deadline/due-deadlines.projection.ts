import { additions } from '../breach/domain/additions.js';
import { alarms, raisedUntil } from '../breach/domain/alarms.js';
import { heard, notifications } from '../breach/domain/authority-notification.js';
import { clock } from '../breach/domain/awareness.js';
import { proposedCorrections } from '../breach/domain/correction.js';
import { nextAlarmAt } from '../breach/domain/deadlines.js';
import { decisions } from '../breach/domain/decision.js';
import { dismissalNeeds } from '../breach/domain/dismissal-needs.js';
import { ending } from '../breach/domain/ending.js';
import { erasures } from '../breach/domain/erasure.js';
import { entry } from '../breach/domain/entry.js';
import { composed, type StateOf } from '../breach/domain/fields.js';
import { ladder } from '../breach/domain/ladder.js';
import { matters } from '../breach/domain/matters.js';
import { opinions } from '../breach/domain/opinions.js';
import { organisationRole } from '../breach/domain/organisation-role.js';
import { proposals } from '../breach/domain/proposals.js';
import { rules } from '../breach/domain/report.js';
import { restriction } from '../breach/domain/restriction.js';
import { safety } from '../breach/domain/safety.js';
import { informed } from '../breach/domain/subject-notification.js';
import { firstLook } from '../breach/domain/first-look.js';
import { lastAct } from '../breach/domain/last-act.js';
import { listOf } from '../breach/lists/list-of.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const kept = composed(
  rules,
  entry,
  additions,
  lastAct,
  clock,
  firstLook,
  safety,
  ladder,
  organisationRole,
  opinions,
  decisions,
  dismissalNeeds,
  notifications,
  heard,
  informed,
  matters,
  proposedCorrections,
  restriction,
  proposals,
  erasures,
  ending,
  alarms,
);
export type DueDeadlinesRow = StateOf<typeof kept>;

/** Which dossier has something to be raised, and from when on. The dossier itself decides what. */
export const dueDeadlinesProjection: Projection<DueDeadlinesRow> = {
  name: 'due_deadlines',
  // 2: reminders of incomplete notifications. 3: notifications with their revision, so that they can be corrected.
  // 4: rows of concepts. 5: safety has the signs of danger in the facts, and its clock warns.
  // 6: what waits for a second person. 7: what was added after the end holds the clock; matters with a term of the law.
  // 8: opinions, because a "no" that something turned against stops no clock.
  // 9: days as they were said, alarms that can be false, whether anybody looked.
  // 10: another danger beside one that was not averted, and from when its term runs.
  // 11: moments of a danger and of matters with their events, so that they can be corrected; what was sent to the AP.
  // 12: what passed before a report was entered is not raised.
  // 13: when the board answered for a decision.
  // 14: what is to be erased.
  // 15: who is called in danger, and that somebody looks; what is warned of the evening before.
  // 16: whether the AP heard that people are not told.
  // 17: whether anybody went on since something was added.
  // 18: terms of each danger; a way of contact whose words are erased; two who dismiss what was merged.
  // 19: who steps back is not at it; terms of dangers after one that is over; two dangers of two dossiers.
  // 20: what takes two to dismiss, and who was told.
  version: 20,
  ...listOf(kept),
  columns: (row) => ({ next_alarm_at: nextAlarmAt(row) ?? null, raised_until: raisedUntil(row) ?? null }),
};
