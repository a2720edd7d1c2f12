import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { BreachAssessed } from './assessment.js';
import { fields } from './fields.js';

/** Who has the data, whether he can be trusted, whether he saw them, whether he deleted them: what a low risk rests on. */
export type HoldersAssessed = Pick<
  BreachFacts,
  'recipientKind' | 'recipientKinds' | 'recipientTrust' | 'access' | 'deletion'
>;

export interface HoldersAssessedFields {
  /** Of the latest assessment; absent where it has no facts. */
  readonly holdersAssessed?: HoldersAssessed;
}

/** Apart from all that was computed, so that the register keeps no more than it says. */
export const holdersAssessed = fields<HoldersAssessedFields, BreachAssessed>({
  initial: {},
  on: {
    BreachAssessed: (_, { facts }) => ({ holdersAssessed: facts && holdersIn(facts) }),
  },
});

function holdersIn({
  recipientKind,
  recipientKinds,
  recipientTrust,
  access,
  deletion,
}: BreachFacts): HoldersAssessed {
  return {
    ...(recipientKind && { recipientKind }),
    ...(recipientKinds && { recipientKinds }),
    ...(recipientTrust && { recipientTrust }),
    ...(access && { access }),
    ...(deletion && { deletion }),
  };
}
