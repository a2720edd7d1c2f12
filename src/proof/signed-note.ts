import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

/** C2SP signed-note: a text, an empty line, and a line for each signature. */
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
/** As many as the specification asks to be accepted at least, and more than we give. */
const MOST_SIGNATURES = 16;
const ED25519 = 1;
const KEY_ID_BYTES = 4;
/** Around 32 bytes of Ed25519 (RFC 8410): a private key as PKCS #8, a public one as SubjectPublicKeyInfo. */
const PRIVATE_KEY = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_KEY = Buffer.from('302a300506032b6570032100', 'hex');

/** Who checks notes of one key. */
export interface NoteVerifier {
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly keyId: string;
  verify(text: string, signature: Buffer): boolean;
}

/** Who signs notes. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: string;
  /** By which others check what it signs: `<name>+<key id>+<public key>`. */
  readonly verifierKey: string;
  readonly sign: (text: string) => Buffer;
}

/** A text that can be no note, or a note that is signed by nobody who is known, or wrongly. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused';
}

/** @param name of the key: of the log, without spaces and plus signs @param seed 32 bytes, the private key of RFC 8032 */
export function noteSigner(name: string, seed: Buffer): NoteSigner {
  refuseName(name);
  const key = createPrivateKey({
    key: Buffer.concat([PRIVATE_KEY, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const raw = rawPublicKey(createPublicKey(key));
  const keyId = keyIdOf(name, raw);
  return {
    name,
    keyId,
    verifierKey: `${name}+${keyId}+${Buffer.concat([Buffer.of(ED25519), raw]).toString('base64')}`,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
  };
}

/** @param text `<name>+<key id>+<base64 of 0x01 and 32 bytes>` @throws NoteRefused */
export function noteVerifier(text: string): NoteVerifier {
  const [, name = '', keyId = '', key = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text) ?? [];
  const bytes = Buffer.from(key, 'base64');
  const raw = bytes.subarray(1);
  if (bytes[0] !== ED25519 || raw.length !== 32 || keyIdOf(name, raw) !== keyId)
    throw new NoteRefused('this is no verifier key of Ed25519');
  const publicKey = createPublicKey({
    key: Buffer.concat([PUBLIC_KEY, raw]),
    format: 'der',
    type: 'spki',
  });
  return {
    name,
    keyId,
    verify: (signed, signature) => verify(null, Buffer.from(signed, 'utf8'), publicKey, signature),
  };
}

/** @param text ends with a newline @throws NoteRefused */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  refuseText(text);
  const lines = signers.map(
    ({ name, keyId, sign: signed }) =>
      `— ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signed(text)]).toString('base64')}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/**
 * The text of a note, once a known key is seen to have signed it. Signatures of unknown keys are passed over.
 * @throws NoteRefused where a known key's is wrong, or there is none
 */
export function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): { readonly text: string; readonly signedBy: readonly NoteVerifier[] } {
  const { text, signatures } = splitNote(note);
  const signedBy: NoteVerifier[] = [];
  for (const { name, keyId, signature } of signatures) {
    const verifier = verifiers.find((one) => one.name === name && one.keyId === keyId);
    if (verifier === undefined) continue;
    if (!verifier.verify(text, signature))
      throw new NoteRefused(`the signature of ${name}+${keyId} is not of this text`);
    if (!signedBy.includes(verifier)) signedBy.push(verifier);
  }
  if (signedBy.length === 0) throw new NoteRefused('no known key signed it');
  return { text, signedBy };
}

interface Signature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** What a note says and who claims to have signed it; nothing of it is checked. @throws NoteRefused */
export function splitNote(note: string): {
  readonly text: string;
  readonly signatures: readonly Signature[];
} {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new NoteRefused('this is no signed note');
  const text = note.slice(0, end + 1);
  refuseText(text);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteRefused('more signatures than a note has');
  const signatures = lines.map((line): Signature => {
    const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length <= KEY_ID_BYTES || bytes.toString('base64') !== encoded)
      throw new NoteRefused('a line of its signatures is none');
    return {
      name,
      keyId: bytes.subarray(0, KEY_ID_BYTES).toString('hex'),
      signature: bytes.subarray(KEY_ID_BYTES),
    };
  });
  return { text, signatures };
}

function keyIdOf(name: string, rawKey: Buffer): string {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), rawKey]);
  return hash('sha256', named).slice(0, 2 * KEY_ID_BYTES);
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_KEY.length);
}

function refuseName(name: string): void {
  if (!/^[^\s+]+$/u.test(name)) throw new NoteRefused('the name of a key has no spaces and no plus signs');
}

function refuseText(text: string): void {
  // eslint-disable-next-line no-control-regex -- the specification forbids them all but the newline
  if (!text.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw new NoteRefused('the text of a note ends with a newline and has no control characters');
}
