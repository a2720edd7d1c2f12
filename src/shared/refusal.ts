/**
 * A rule of the domain said no. The code is stable and machine-readable, the detail is for the person who
 * asked; neither holds anything personal.
 *
 * `conflict`: not in this state of the dossier (HTTP 409). `invalid`: the content can never be accepted as it is
 * (422). `forbidden`: not by this person or not under this mandate (403).
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly kind: 'conflict' | 'invalid' | 'forbidden' = 'conflict',
    /** The field of the command that is at fault, members after a dot; the edge knows where its body has it. */
    readonly field?: string,
    /** Further members of the answer, for a program to go on with. */
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}
