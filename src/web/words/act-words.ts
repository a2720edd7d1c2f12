/** What a person reads at one field of an act; a text alone is its label. */
export interface ActField {
  readonly label: string;
  readonly hint?: string;
  /** When it is needed, of a field that may stay empty otherwise: completes “nodig …”. The contract knows which. */
  readonly needed?: string;
  /** Words of what can be chosen. */
  readonly options?: Readonly<Record<string, string>>;
}

/** What a person reads at an act. */
export interface ActWords {
  /** Of the page, and of the link that leads to it. */
  readonly title: string;
  /** What it means to do this. */
  readonly intro?: string;
  readonly submit: string;
  /** By the place of each field in the body. */
  readonly fields: Readonly<Record<string, string | ActField>>;
}
