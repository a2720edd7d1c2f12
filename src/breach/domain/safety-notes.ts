import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { append, fields } from './fields.js';
import { corrects, type CorrectionSeenFrom } from './correction-trace.js';
import {
  isOlderThanDanger,
  isSafeWay,
  safetyAtStake,
  type SafetyEvent,
  type SafetyFields,
  type SafetyValues,
} from './safety.js';

/** What a person wrote about a danger, in the words of the act. */
export type SafetyNote =
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
      /** Not any more once a new danger was raised: what was safe then may not be now. */
      readonly holds: boolean;
    };

/** Apart from the clock of a danger, so that no list keeps what is personal. */
export interface SafetyNoteFields {
  readonly safetyNotes: readonly SafetyNote[];
}

export const safetyNotes = fields<
  SafetyNoteFields,
  SafetyEvent | CorrectionSeenFrom<'SafetyStated', SafetyValues>,
  SafetyFields
>({
  initial: { safetyNotes: [] },
  on: {
    SafetyRiskRaised: ({ safetyNotes: known, safety }, { raisedAt, note }) => {
      const kept = safetyAtStake({ safety }) ? known.map(overtaken) : known;
      return { safetyNotes: note ? [...kept, { kind: 'risk', at: raisedAt, note }] : kept };
    },
    SafetyMeasureTaken: (_, { takenAt, what, dangerAverted }) => ({
      safetyNotes: append({ kind: 'measure' as const, at: takenAt, note: what, dangerAverted }),
    }),
    SafeContactEstablished: ({ safety }, { establishedAt: at, how: note }) => ({
      safetyNotes: append({ kind: 'safe-contact' as const, at, note, holds: !isOlderThanDanger(safety, at) }),
    }),
    StatementCorrected: ({ safetyNotes: known, safety }, data) => {
      if (!corrects(data, 'SafetyStated')) return {};
      const { at } = data.corrected;
      const of = safety.moments?.find(({ revision }) => revision === data.corrects)?.of;
      return {
        safetyNotes: known.map((one) => {
          if (one.kind !== of || one.at !== data.previous.at) return one;
          return one.kind === 'safe-contact'
            ? { ...one, at, holds: isSafeWay(safety, { revision: data.corrects, at }) }
            : { ...one, at };
        }),
      };
    },
  },
});

function overtaken(one: SafetyNote): SafetyNote {
  return one.kind === 'safe-contact' ? { ...one, holds: false } : one;
}
