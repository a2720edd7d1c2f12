/**
 * The head of the log is not signed: what was signed is not the beginning of this log, and nothing more is until somebody opens its
 * next part; or it is not in the tree yet.
 */
export class NotSigned extends Error {
  override readonly name = 'NotSigned';
}
