/** What the client writes with `JSON.stringify` and reads with `JSON.parse`. */
export type JsonValue = string | Record<string, unknown>;

/**
 * Keeps JSON text byte for byte through a client that parses and writes it again (ADR 0009). Text that
 * `JSON.stringify` would give back unchanged goes as the object it says, so that an operator can read it in the
 * server's own pages; this is all that Lekwacht's codec ever writes. Any other text goes as a JSON string.
 */
export function toJsonValue(text: string): JsonValue {
  if (!text.startsWith('{')) return text;
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify(value) === text ? value : text;
  } catch {
    return text;
  }
}

export function fromJsonValue(value: unknown): string {
  if (value === undefined) return ''; // the client leaves empty metadata out
  return typeof value === 'string' ? value : JSON.stringify(value);
}
