/**
 * Whose value it is: the reporter's contact, the dossier's free text, the affected people, the staff who act; `register` are
 * texts that should name nobody (ADR 39). Each value is sealed under a key of its own; forgetting it is forgetting that key
 * (ADR 36).
 */
export const KEY_SCOPES = ['dossier', 'reporter', 'affected', 'staff', 'register'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/**
 * A field that may hold a name, a contact or free text. No decision looks inside; folds and projections live
 * with `sealed`, `erased` and `unreadable`.
 */
export type Personal<T> = { readonly scope: KeyScope } & (
  | { readonly value: T }
  /** As the log holds it: whoever may read it opens it first. */
  | { readonly sealed: SealedValue }
  /** Its key is forgotten for good, or about to be; by the event of that revision in the same dossier, where it is known. */
  | { readonly erased: true; readonly by?: number }
  /**
   * Its key is not here, or does not open it: a wrong database, a lost backup, a changed log. Never told as erased.
   * For now: nobody could ask for the key, and nothing is lost.
   */
  | { readonly unreadable: true; readonly forNow?: true }
);

/** A box, and where it stands: it opens nowhere else. */
export interface SealedValue {
  readonly stream: string;
  /** Id of the event. */
  readonly event: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON pointer into the data of the event. */
  readonly pointer: string;
  /** Id of its key. */
  readonly key: string;
  readonly box: string;
}

export function personal<T>(scope: KeyScope, value: T): Personal<T> {
  return { scope, value };
}

/**
 * The value, or `undefined` once it was erased or cannot be read.
 * @throws Error where it was not opened: nothing may be told with a hole in it
 */
export function revealed<T>(field: Personal<T> | undefined): T | undefined {
  if (field === undefined) return undefined;
  if ('sealed' in field) throw new Error(`${field.sealed.pointer} of ${field.sealed.type} was not opened`);
  return 'value' in field ? field.value : undefined;
}

export function isPersonal(value: object): value is Personal<unknown> {
  return (
    'scope' in value && ('value' in value || 'erased' in value || 'sealed' in value || 'unreadable' in value)
  );
}
