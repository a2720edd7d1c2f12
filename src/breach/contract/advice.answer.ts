import {
  SEVERITY_BANDS,
  SEVERITY_FLAGS,
  type SeverityBand,
  type SeverityFlag,
} from '../../law/severity/enisa-severity.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { VERDICTS, type Verdict } from '../../law/advice/verdict.js';
import { Figure, ListOf, ListOfWords, Words } from '../../platform/http/answer-fields.js';
import { Flag, ManyOf, Nested, OneOf } from '../../platform/http/dto-fields.js';
import type { AdvicePromise } from '../../law/advice/promise.js';
import { FactsBody } from './facts.body.js';

/** What is said to a person, Dutch first. */
export class SentenceAnswer {
  @Words({ description: 'In Dutch.' }) readonly nl!: string;
  @Words({ description: 'In English.' }) readonly en!: string;
}

class ReasonAnswer extends SentenceAnswer {
  @Words({ description: 'Stable, for programs.' }) readonly key!: string;
  @Words() readonly article!: string;
}

class FactorAnswer extends SentenceAnswer {
  @Words({ description: 'Stable, for programs.' }) readonly key!: string;
  @OneOf(['up', 'down', 'caution'], {
    description: '`caution`: unknown, and taken from its worse side.',
  })
  readonly direction!: 'up' | 'down' | 'caution';
  @Words({ description: 'Article or guideline.' }) readonly source!: string;
}

class PromiseAnswer {
  @Words() readonly id!: string;
  @Words({ description: 'Quoted from the organisation’s own document.' }) readonly sentence!: string;
  @Words({ description: 'Heading under which it stands there.' }) readonly source!: string;
  @OneOf(['stricter', 'as-law', 'looser'], { description: 'Measured against the GDPR.' })
  readonly strictness!: AdvicePromise['strictness'];
  @Flag({ description: 'Whether it turns the answer to yes here.' }) readonly binds!: boolean;
}

class OutcomeAnswer {
  @Nested(() => FactsBody, { description: 'The answer that was tried.' }) readonly answer!: BreachFacts;
  @OneOf(VERDICTS) readonly verdict!: Verdict;
}

class ChangingFactAnswer {
  @Words({ description: 'Name of the fact.' }) readonly fact!: string;
  @Nested(() => SentenceAnswer) readonly question!: SentenceAnswer;
  @ListOf(() => OutcomeAnswer, { description: 'What each answer would make of it.' })
  readonly outcomes!: readonly OutcomeAnswer[];
}

class QuestionAdviceAnswer {
  @OneOf(VERDICTS, { description: 'What the law asks or, where stricter, what was promised.' })
  readonly verdict!: Verdict;
  @OneOf(VERDICTS, { description: 'What the law alone asks.' }) readonly byLaw!: Verdict;
  @ListOf(() => ReasonAnswer) readonly reasons!: readonly ReasonAnswer[];
  @ListOfWords() readonly articles!: readonly string[];
  @ListOf(() => PromiseAnswer) readonly promises!: readonly PromiseAnswer[];
  @ListOf(() => ChangingFactAnswer, { description: 'Open facts whose answer would change `byLaw`.' })
  readonly dependsOn!: readonly ChangingFactAnswer[];
  @ListOf(() => ChangingFactAnswer, {
    description:
      'Beside a "no" only: circumstances that would turn it to "yes", taken to be absent until somebody says otherwise.',
  })
  readonly takenForGranted!: readonly ChangingFactAnswer[];
}

class SeverityAnswer {
  @Figure({ description: 'SE = DPC × EI + CB; 0.25 to 6.' }) readonly score!: number;
  @OneOf(SEVERITY_BANDS) readonly band!: SeverityBand;
  @ManyOf(SEVERITY_FLAGS, { max: SEVERITY_FLAGS.length }) readonly flags!: readonly SeverityFlag[];
  @Figure({ description: 'DPC, 1 to 4.' }) readonly dataProcessingContext!: number;
  @Figure({ description: 'EI, 0.25 to 1.' }) readonly easeOfIdentification!: number;
  @Figure({ description: 'CB.' }) readonly circumstances!: number;
  @ListOf(() => SentenceAnswer, { description: 'The steps, for a person to read.' })
  readonly reasoning!: readonly SentenceAnswer[];
}

/** Advice on the three questions. A person decides; departing from it needs a written reason. */
export class AdviceAnswer {
  @Words() readonly lawVersion!: string;
  @Nested(() => QuestionAdviceAnswer) readonly record!: QuestionAdviceAnswer;
  @Nested(() => QuestionAdviceAnswer) readonly notifyAuthority!: QuestionAdviceAnswer;
  @Nested(() => QuestionAdviceAnswer) readonly informPeople!: QuestionAdviceAnswer;
  @ListOf(() => FactorAnswer, { description: 'What makes risk likelier or worse.' })
  readonly weighedUp!: readonly FactorAnswer[];
  @ListOf(() => FactorAnswer, { description: 'What takes risk away.' })
  readonly weighedDown!: readonly FactorAnswer[];
  @ListOf(() => FactorAnswer, { description: 'Unknown, and taken from the worse side.' })
  readonly takenCautiously!: readonly FactorAnswer[];
  @Nested(() => SeverityAnswer, {
    optional: true,
    description: 'ENISA 2013: support and never the verdict; left out while what it hangs on is not known.',
  })
  readonly severity?: SeverityAnswer;
  @Nested(() => SentenceAnswer, { optional: true, description: 'Why there is no score.' })
  readonly severityLeftOut?: SentenceAnswer;
}
