import type { Moment } from '../../shared/moment.js';
import type { DeadlineMissed } from './alarms.js';
import type { ApNotified } from './authority-notification.js';
import type { DecisionRevised, DecisionTaken, RecordedDecision } from './decision.js';
import { kindOfDeadline } from './deadlines.js';
import type { Recording } from './domain-event.js';
import { fields, type Change } from './fields.js';
import type { BoardContactAttempted } from './mandate.js';
import type { MeasurePlanned } from './measures.js';
import type { OrganisationRoleEstablished } from './organisation-role.js';

/** In which role somebody recorded it, and when; who he is stands in the dossier alone. */
export interface Recorder {
  readonly role: string;
  readonly at: Moment;
}

export interface RecordersFields {
  /** Of what was recorded, by what it is about. */
  readonly recorders: { readonly [about: string]: Recorder };
}

/** @param revision of the event that recorded it */
export const ofEvent = (revision: number): string => `event:${revision}`;
export const ofPlan = (measure: string): string => `plan:${measure}`;
export const ofDecision = ({
  question,
  decidedAt,
}: Pick<RecordedDecision, 'question' | 'decidedAt'>): string => `decision:${question}:${decidedAt}`;
export const OF_ROLE = 'role';

const recorded =
  <Data>(about: (data: Data, recording: Recording) => string) =>
  ({ recorders }: RecordersFields, data: Data, recording: Recording): Change<RecordersFields> => ({
    recorders: {
      ...recorders,
      [about(data, recording)]: { role: recording.actor.role, at: recording.recordedAt },
    },
  });

const byRevision = recorded((_: object, { revision }) => ofEvent(revision));

const decided = recorded(({ question, decidedAt }: DecisionTaken['data'], { recordedAt }) =>
  ofDecision({ question, decidedAt: decidedAt ?? recordedAt }),
);

const planned = recorded(({ measure }: MeasurePlanned['data']) => ofPlan(measure));

/** For the register: whoever reads the dossier has its time line. */
export const recorders = fields<
  RecordersFields,
  | ApNotified
  | BoardContactAttempted
  | DeadlineMissed
  | DecisionRevised
  | DecisionTaken
  | MeasurePlanned
  | OrganisationRoleEstablished
>({
  initial: { recorders: {} },
  on: {
    ApNotified: byRevision,
    BoardContactAttempted: byRevision,
    // An alarm that the board did not answer is an attempt to reach it.
    DeadlineMissed: (before, data, recording) =>
      kindOfDeadline(data.deadline) === 'rung' ? byRevision(before, data, recording) : {},
    DecisionTaken: decided,
    DecisionRevised: decided,
    // What was planned otherwise afterwards is told as such.
    MeasurePlanned: (before, data, recording) =>
      ofPlan(data.measure) in before.recorders ? {} : planned(before, data, recording),
    OrganisationRoleEstablished: recorded(() => OF_ROLE),
  },
});
