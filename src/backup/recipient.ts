import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

const KEY_BYTES = 32;

/** For whom a backup is sealed: who holds the other half, and nobody else, reads it. */
export interface Sealed {
  /** X25519 public key, base64url: of the recipient. */
  readonly recipient: string;
  /** Another, made for this backup alone. */
  readonly ephemeral: string;
}

/** Gives each file of a backup a key of its own, 32 bytes. */
export type KeyOfFile = (file: string) => Buffer;

/** @returns what is set in LEKWACHT_BACKUP_RECIPIENT, and the private half as PEM (PKCS #8) */
export function newPair(): { readonly recipient: string; readonly identity: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    recipient: rawOf(publicKey),
    identity: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function isRecipient(text: string): boolean {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return false;
  try {
    // Some points are refused only here: with them everybody would know the key.
    sealFor(text);
    return true;
  } catch {
    return false;
  }
}

/** Whoever makes the backup keeps nothing that opens it. */
export function sealFor(recipient: string): { readonly sealed: Sealed; readonly keyOf: KeyOfFile } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const sealed = { recipient, ephemeral: rawOf(publicKey) };
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(recipient) });
  return { sealed, keyOf: keysFrom(shared, sealed) };
}

/**
 * @param identity PEM, as {@link newPair} made it
 * @throws Error in words for whoever restores, where it is not the one that this backup was sealed for
 */
export function openWith(identity: string, sealed: Sealed): KeyOfFile {
  const privateKey = privateKeyIn(identity);
  if (rawOf(createPublicKey(privateKey)) !== sealed.recipient)
    throw new Error(
      `This backup was encrypted to ${sealed.recipient}; the key that was given is another one (--identity).`,
    );
  return keysFrom(diffieHellman({ privateKey, publicKey: publicKeyOf(sealed.ephemeral) }), sealed);
}

function privateKeyIn(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'x25519') return key;
  } catch {
    // Said below.
  }
  throw new Error('--identity: the file holds no private key that backup-key made.');
}

/** Both public halves go into each key: a backup that was sealed for another opens to nothing (RFC 7748, 6.1). */
function keysFrom(shared: Buffer, { recipient, ephemeral }: Sealed): KeyOfFile {
  const salt = Buffer.concat([ephemeral, recipient].map((half) => Buffer.from(half, 'base64url')));
  return (file) => Buffer.from(hkdfSync('sha256', shared, salt, `lekwacht/backup/1\n${file}`, KEY_BYTES));
}

const publicKeyOf = (x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });

const rawOf = (publicKey: KeyObject): string => publicKey.export({ format: 'jwk' }).x ?? '';
