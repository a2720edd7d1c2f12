import { NOTIFICATION_KINDS, type NotificationKind } from '../law/ap-vocabulary.js';
import { FormDifferenceAnswer, NotificationAnswer } from '../breach/contract/notification.answer.js';
import { ErasableText, ListOf, ListOfWords, Words, type Withheld } from '../platform/http/answer-fields.js';
import { Count, Flag, OneOf, SlugField } from '../platform/http/dto-fields.js';

/** Where an answer comes from: an event of the dossier, or the profile of the organisation. */
export class FormSourceAnswer {
  @Words({ description: 'Type of the event.' }) readonly event!: string;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Of an event of the dossier.' })
  readonly revision?: number;
  @Words({ optional: true, description: 'SHA-256 of the profile as it was recorded.' })
  readonly profileDigest?: string;
}

/** One question of the AP's form with its answer. */
export class FormAnswerAnswer {
  @Words({ description: 'The number of the question in the AP’s form.' }) readonly question!: string;
  @Words({ description: 'As the form words it, in Dutch.' }) readonly label!: string;
  @Flag() readonly required!: boolean;
  @Flag({
    optional: true,
    description: 'The question or its options could not be confirmed: see the form itself.',
  })
  readonly unconfirmed?: true;
  @OneOf(['recorded', 'derived', 'missing'], {
    description:
      '`recorded`: a person said it. `derived`: computed from events. `missing`: nobody said it yet.',
  })
  readonly state!: 'recorded' | 'derived' | 'missing';
  @ErasableText({ optional: true, description: 'In Dutch, ready to be copied; absent when missing.' })
  readonly text?: string | Withheld;
  @ListOfWords({ optional: true, description: 'The words of the closed lists behind the text.' })
  readonly codes?: readonly string[];
  @ListOf(() => FormSourceAnswer, { description: 'Empty only when missing.' })
  readonly sources!: readonly FormSourceAnswer[];
}

/** The answers to the AP's web form, in its order: to type over, since the AP takes nothing else. */
export class ApFormAnswer {
  @Words() readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @Words({ description: 'Which edition of the AP’s form.' }) readonly questionnaire!: string;
  @OneOf(NOTIFICATION_KINDS) readonly kind!: NotificationKind;
  @ListOf(() => FormAnswerAnswer) readonly answers!: readonly FormAnswerAnswer[];
  @ListOfWords({
    description: 'Required and not answered: no reason to wait with an initial notification (Art. 33(4)).',
  })
  readonly missing!: readonly string[];
  @ListOf(() => NotificationAnswer, { description: 'What was notified, oldest first.' })
  readonly notifications!: readonly NotificationAnswer[];
  @ListOf(() => FormDifferenceAnswer, {
    optional: true,
    description: 'What changed since the AP was last told; absent where it was told nothing.',
  })
  readonly sinceLastSent?: readonly FormDifferenceAnswer[];
}
