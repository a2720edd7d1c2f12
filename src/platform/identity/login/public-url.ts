/** Injection token of the configured public address, or `undefined`. */
export const PUBLIC_URL = Symbol('public URL');
