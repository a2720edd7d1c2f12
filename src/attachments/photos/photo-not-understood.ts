/** Its structure is not what its format says: nobody can tell whether anything hides in it. */
export class PhotoNotUnderstood extends Error {
  override readonly name = 'PhotoNotUnderstood';
}

/** Reads what may end too early. @throws PhotoNotUnderstood */
export function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if ((error as { readonly name?: unknown }).name === 'RangeError') throw new PhotoNotUnderstood();
    throw error;
  }
}
