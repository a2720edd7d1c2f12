import { accountsOf, isSamePerson, type LinkedAccounts } from '../shared/linked-accounts.js';
import type { Actor, DomainEvent } from '../shared/recorded-event.js';
import { Refusal } from '../shared/refusal.js';

type Pair = readonly [string, string];

/** Two accounts are said to be one person's, and a second person has to say so too. */
type AccountsLinkProposed = DomainEvent<'AccountsLinkProposed', { readonly accounts: Pair }>;
/** From here on what asks for a second person takes these for one. */
type AccountsLinked = DomainEvent<
  'AccountsLinked',
  { readonly accounts: Pair; readonly proposedBy?: string }
>;
/** This account is a person's of its own again; what waits to be confirmed of it waits no more. */
type AccountUnlinked = DomainEvent<'AccountUnlinked', { readonly account: string }>;

export type LinkEvent = AccountsLinkProposed | AccountsLinked | AccountUnlinked;

export const LINK_EVENT_TYPES = {
  AccountsLinkProposed: { schemaVersion: 1 },
  AccountsLinked: { schemaVersion: 1 },
  AccountUnlinked: { schemaVersion: 1 },
} as const;

export interface ProposedLink {
  readonly accounts: Pair;
  readonly proposedBy: string;
}

/** As an organisation's log has them. */
export interface Links {
  readonly linked: LinkedAccounts;
  readonly proposed: readonly ProposedLink[];
}

export const NO_LINKS: Links = { linked: [], proposed: [] };

export function afterLinkEvent({ linked, proposed }: Links, event: LinkEvent, by: Actor): Links {
  switch (event.type) {
    case 'AccountsLinkProposed':
      return { linked, proposed: [...proposed, { accounts: event.data.accounts, proposedBy: by.id }] };
    case 'AccountsLinked': {
      const { accounts } = event.data;
      const together = [...new Set(accounts.flatMap((account) => accountsOf(linked, account)))].sort();
      const others = linked.filter((group) => !group.some((account) => together.includes(account)));
      const now = [...others, together];
      // Also those that said the same another way.
      return {
        linked: now,
        proposed: proposed.filter(({ accounts: [one, other] }) => !isSamePerson(now, one, other)),
      };
    }
    case 'AccountUnlinked': {
      const { account } = event.data;
      return {
        linked: linked
          .map((group) => group.filter((one) => one !== account))
          .filter((group) => group.length > 1),
        proposed: proposed.filter(({ accounts }) => !accounts.includes(account)),
      };
    }
  }
}

/**
 * An administrator links. Rules only get stricter by it, so it needs nobody else, and also his own accounts are his to
 * link. But where one of them is the FG's or the board's it could take a dossier out of their sight, which nobody does
 * alone (ADR 20): somebody else says the same, who may be the one whose accounts they are.
 */
export function link(
  { linked, proposed }: Links,
  [one, other]: Pair,
  { by, ofSupervisor }: { readonly by: Actor; readonly ofSupervisor: boolean },
): AccountsLinkProposed | AccountsLinked | undefined {
  if (one === other) {
    throw new Refusal('same-account', 'These are two different accounts.', 'invalid', 'accounts');
  }
  if (isSamePerson(linked, one, other)) return undefined;
  const accounts: Pair = one < other ? [one, other] : [other, one];
  const waiting = proposed.find((pair) => pair.accounts.join() === accounts.join());
  if (waiting === undefined) {
    if (by.role !== 'administrator') {
      throw new Refusal(
        'administrator-needed',
        'An administrator links accounts; FG and board confirm what he proposed.',
        'forbidden',
      );
    }
    return { type: ofSupervisor ? 'AccountsLinkProposed' : 'AccountsLinked', data: { accounts } };
  }
  if (waiting.proposedBy === by.id) return undefined;
  if (isSamePerson(linked, waiting.proposedBy, by.id)) {
    throw new Refusal(
      'second-person-needed',
      'Somebody else confirms that these are accounts of the FG or of the board.',
      'forbidden',
    );
  }
  return { type: 'AccountsLinked', data: { accounts, proposedBy: waiting.proposedBy } };
}

/** Rules get looser by it: never by somebody whose accounts they are. */
export function unlink({ linked, proposed }: Links, account: string, by: Actor): AccountUnlinked | undefined {
  const groups = [...linked, ...proposed.map(({ accounts }) => accounts)];
  const concerned = groups.filter((group) => group.includes(account)).flat();
  if (concerned.length === 0) return undefined;
  if (concerned.some((one) => isSamePerson(linked, one, by.id))) {
    throw new Refusal('about-you', 'These are your own accounts: another administrator.', 'forbidden');
  }
  return { type: 'AccountUnlinked', data: { account } };
}
