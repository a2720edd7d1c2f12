/**
 * Accounts that are one person's, as the organisation linked them by now; whoever is in none has one account. What asks
 * for a second person compares people, and here alone two ids become one person or two (ADR 27).
 */
export type LinkedAccounts = readonly (readonly string[])[];

/** All accounts of whoever has this one, this one included. */
export function accountsOf(linked: LinkedAccounts, account: string): readonly string[] {
  return linked.find((accounts) => accounts.includes(account)) ?? [account];
}

export function isSamePerson(linked: LinkedAccounts, one: string, other: string): boolean {
  return accountsOf(linked, one).includes(other);
}

/** Whether an account of this person is among them. */
export function isAmong(linked: LinkedAccounts, account: string, accounts: readonly string[]): boolean {
  return accounts.some((one) => isSamePerson(linked, one, account));
}
