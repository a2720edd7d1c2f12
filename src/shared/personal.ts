/**
 * Whose key seals the field: the reporter's contact, the dossier's free text, the affected people, the staff
 * who act. Erasing a person is forgetting that key (DESIGN §3 "Personal data, shaped from the first event").
 */
export type KeyScope = 'dossier' | 'reporter' | 'affected' | 'staff';

/**
 * A field that may hold a name, a contact or free text. No decision looks inside; folds and projections live
 * with `erased`.
 */
export type Personal<T> =
  { readonly scope: KeyScope; readonly value: T } | { readonly scope: KeyScope; readonly erased: true };

export function personal<T>(scope: KeyScope, value: T): Personal<T> {
  return { scope, value };
}

/** The value, or `undefined` once it was erased. */
export function revealed<T>(field: Personal<T> | undefined): T | undefined {
  return field !== undefined && 'value' in field ? field.value : undefined;
}

export function isPersonal(value: object): value is Personal<unknown> {
  return 'scope' in value && ('value' in value || 'erased' in value);
}
