/** There is no such file in this dossier. */
export class NoSuchAttachment extends Error {
  override readonly name = 'NoSuchAttachment';
}
