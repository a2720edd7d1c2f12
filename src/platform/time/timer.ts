/** Something that looks again and again whether a moment has come. */
export interface Timer {
  readonly name: string;
  /** Milliseconds between the end of one tick and the next. */
  readonly everyMs: number;
  tick(): Promise<unknown>;
  /** For readiness: how it stands. Nothing personal. */
  health(): { readonly ok: boolean; readonly detail: string };
}
