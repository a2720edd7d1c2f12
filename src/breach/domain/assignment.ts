import { accountsOf } from '../../shared/linked-accounts.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { Decisions } from './decisions.js';
import { functionsOf, isRecused, type RecusalRecorded } from './deputies.js';
import type { Acting, Command, DecisionContext } from './domain-event.js';
import { fields } from './fields.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import { isOpenTo, type AccessFields, type DossierRestricted } from './restriction.js';

/** Who takes care of this dossier from here on; nobody where no person is named. It gives and takes no rights. */
export type DossierAssigned = DomainEvent<
  'DossierAssigned',
  {
    /** Opaque actor id. */
    readonly person?: string;
  }
>;

export type AssignDossier = Command<
  'AssignDossier',
  DossierAssigned['data'] & {
    /** Roles that the person holds in the organisation, as far as the desk can tell. */
    readonly holds: readonly string[];
  }
>;

export interface AssignmentFields {
  /** Opaque actor id. */
  readonly assignedTo?: string;
}

const HANDLES = ['handler', 'fg'] as const;

export const assignment = fields<AssignmentFields, DossierAssigned | DossierRestricted | RecusalRecorded>({
  initial: {},
  on: {
    DossierAssigned: (_, { person }) => ({ assignedTo: person }),
    // Whom it is about, and who said that it concerns him, takes care of it no more.
    DossierRestricted: ({ assignedTo }, { refused }) =>
      assignedTo !== undefined && refused.includes(assignedTo) ? { assignedTo: undefined } : {},
    RecusalRecorded: ({ assignedTo }, { who, function: recused }) =>
      who === assignedTo && recused !== 'board' ? { assignedTo: undefined } : {},
  },
});

interface Asked {
  readonly breach: AccessFields;
  readonly person: string;
  readonly holds: readonly string[];
  readonly linked: Acting['linked'];
}

const AGAINST_ASSIGNING: readonly RefusalRule<Asked>[] = [
  {
    code: 'does-not-handle',
    detail: 'A dossier is assigned to a handler or to the FG, who do not recuse themselves here.',
    kind: 'invalid',
    field: 'person',
    when: ({ breach, person, holds, linked }) => {
      const held: readonly string[] = [...holds, ...functionsOf(breach, person)];
      const accounts = accountsOf(linked, person);
      return !HANDLES.some((role) => held.includes(role) && !isRecused(breach, accounts, role));
    },
  },
  {
    code: 'shut-to-the-person',
    detail: 'The dossier is restricted, and this person does not see it.',
    kind: 'invalid',
    field: 'person',
    when: ({ breach, person, holds, linked }) =>
      !isOpenTo(breach, { id: person, accounts: accountsOf(linked, person), roles: holds }),
  },
];

function assignDossier(
  breach: AssignmentFields & AccessFields,
  { person, holds }: AssignDossier,
  { linked }: DecisionContext,
): readonly DossierAssigned[] {
  if (breach.assignedTo === person) return [];
  if (person !== undefined) refuseBy(AGAINST_ASSIGNING, { breach, person, holds, linked });
  return [{ type: 'DossierAssigned', data: { ...(person !== undefined && { person }) } }];
}

export const assignmentDecisions = { AssignDossier: assignDossier } satisfies Decisions;
