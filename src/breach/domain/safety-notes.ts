import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { append, fields } from './fields.js';
import { corrects, type CorrectionSeenFrom } from './correction-trace.js';
import type { SafetyEvent, SafetyValues } from './safety.js';

/** What a person wrote about a danger, in the words of the act. */
export type SafetyNote = { /** Of the event that recorded it. */ readonly revision: number } & (
  | { readonly kind: 'risk'; readonly at: Moment; readonly note: Personal<string> }
  | {
      readonly kind: 'measure';
      readonly at: Moment;
      readonly note: Personal<string>;
      readonly dangerAverted: boolean;
    }
  | {
      readonly kind: 'safe-contact';
      readonly at: Moment;
      /** How somebody may be reached, or by whom. */
      readonly note: Personal<string>;
    }
);

/** Apart from the clock of a danger, so that no list keeps what is personal. */
export interface SafetyNoteFields {
  readonly safetyNotes: readonly SafetyNote[];
}

export const safetyNotes = fields<
  SafetyNoteFields,
  SafetyEvent | CorrectionSeenFrom<'SafetyStated', SafetyValues>
>({
  initial: { safetyNotes: [] },
  on: {
    SafetyRiskRaised: (_, { raisedAt: at, note }, { revision }) =>
      note ? { safetyNotes: append({ revision, kind: 'risk' as const, at, note }) } : {},
    SafetyMeasureTaken: (_, { takenAt: at, what: note, dangerAverted }, { revision }) => ({
      safetyNotes: append({ revision, kind: 'measure' as const, at, note, dangerAverted }),
    }),
    SafeContactEstablished: (_, { establishedAt: at, how: note }, { revision }) => ({
      safetyNotes: append({ revision, kind: 'safe-contact' as const, at, note }),
    }),
    StatementCorrected: ({ safetyNotes: known }, data) =>
      corrects(data, 'SafetyStated')
        ? {
            safetyNotes: known.map((one) =>
              one.revision === data.corrects ? { ...one, at: data.corrected.at } : one,
            ),
          }
        : {},
  },
});
