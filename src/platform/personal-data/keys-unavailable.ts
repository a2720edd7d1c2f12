/** The keys of personal values cannot be had now: nothing personal is recorded, or shown, until they can (ADR 36). */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';

  constructor(cause: unknown) {
    super(
      `The keys of personal values cannot be had: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** @throws KeysUnavailable whatever the database or the custody said */
export async function ofKeys<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof KeysUnavailable ? error : new KeysUnavailable(error);
  }
}
