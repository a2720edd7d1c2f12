import { createHmac } from 'node:crypto';

/**
 * The id of a person in the log: the same for the same subject of the same issuer, and without the key no way back
 * to either. A UUID of version 8 (RFC 9562: content of one's own).
 * @param key 32 bytes; with another key everybody becomes somebody else
 */
export function opaqueActorId(issuer: string, subject: string, key: Buffer): string {
  // JSON keeps the two apart: issuer "a" + subject "bc" is not issuer "ab" + subject "c".
  const bytes = createHmac('sha256', key)
    .update(JSON.stringify([issuer, subject]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
