import { canonicalJson } from '../../shared/canonical-json.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { notInTheFuture } from './not-in-the-future.js';
import type { RulesFields } from './report.js';
import { isInDanger, type SafetyFields, type SafetyRiskRaised } from './safety.js';
import type { SafetyNoteFields } from './safety-notes.js';

export type RaiseSafetyRisk = Command<'RaiseSafetyRisk', Pick<SafetyRiskRaised['data'], 'raisedAt' | 'note'>>;

function raiseSafetyRisk(
  breach: SafetyFields & SafetyNoteFields & RulesFields & EndingFields,
  command: RaiseSafetyRisk,
  { now }: DecisionContext,
): readonly (SafetyRiskRaised | BreachReopened)[] {
  if (isInDanger(breach) && saysNothingNew(breach, command)) return [];
  notInTheFuture(command.raisedAt, now, 'raisedAt');
  return [
    {
      type: 'SafetyRiskRaised',
      data: {
        source: 'organisation',
        raisedAt: command.raisedAt,
        termMinutes: breach.rules.safetyTermMinutes,
        ...(command.note && { note: command.note }),
      },
    },
    ...reopenedByNewEvent(breach, 'safety-risk-raised'),
  ];
}

/** Of a danger that stands: the bare word, or a note that was written of the same moment. Any other note is a new fact. */
function saysNothingNew({ safetyNotes }: SafetyNoteFields, { raisedAt, note }: RaiseSafetyRisk): boolean {
  const said = canonicalJson({ at: raisedAt, note });
  return (
    note === undefined ||
    safetyNotes.some(
      ({ kind, at, note: known }) => kind === 'risk' && canonicalJson({ at, note: known }) === said,
    )
  );
}

export const raisingDangerDecisions = {
  RaiseSafetyRisk: alsoWhen('ended', raiseSafetyRisk),
} satisfies Decisions;
