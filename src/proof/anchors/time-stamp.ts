import { der, readDer, TAG, within } from './der.js';

/** SHA-256 (RFC 5754), as an OID without its tag. */
const SHA_256 = Buffer.from('608648016503040201', 'hex');
/** RFC 3161, section 2.4.2: granted, and granted with modifications. */
const GRANTED = [0, 1];

class TimeStampRefused extends Error {
  override readonly name = 'TimeStampRefused';
}

/**
 * A `TimeStampReq` (RFC 3161, section 2.4.1) that asks for the authority's certificate too.
 * @param imprint SHA-256 of what is stamped @param nonce random, 8 bytes
 */
export function timeStampRequest(imprint: Buffer, nonce: Buffer): Buffer {
  return der(
    TAG.sequence,
    der(TAG.integer, Buffer.of(1)),
    der(TAG.sequence, der(TAG.sequence, der(TAG.oid, SHA_256), der(TAG.nothing)), der(TAG.octets, imprint)),
    der(TAG.integer, positive(nonce)),
    der(TAG.boolean, Buffer.of(0xff)),
  );
}

/**
 * Looks whether a `TimeStampResp` is an answer to the request. That the authority signed it, and who it is, is checked by
 * whoever relies on it, with its certificates (`openssl ts -verify`): this desk relies on nothing in it.
 * @returns the moment it states, as it is written there (`YYYYMMDDhhmmss[.f]Z`)
 * @throws TimeStampRefused
 */
export function readTimeStamp(response: Buffer, imprint: Buffer, nonce: Buffer): string {
  try {
    const status = within(response, 0, 0, 0).content;
    if (status.length !== 1 || !GRANTED.includes(status.readUInt8(0)))
      throw new TimeStampRefused(`the authority answered with status ${status.toString('hex')}`);
    // TimeStampResp > ContentInfo > [0] > SignedData > EncapsulatedContentInfo > [0] > OCTET STRING > TSTInfo
    const info = readDer(within(response, 0, 1, 1, 0, 2, 1, 0, 0).content);
    const [, , stamped, , time] = info;
    const isOurs =
      stamped !== undefined &&
      within(stamped.content, 0, 0).content.equals(SHA_256) &&
      within(stamped.content, 1).content.equals(imprint) &&
      info.some(({ tag, content }) => tag === TAG.integer && content.equals(positive(nonce)));
    if (!isOurs || time === undefined) throw new TimeStampRefused('the time stamp is of something else');
    return time.content.toString('latin1');
  } catch (error) {
    if (error instanceof RangeError) throw new TimeStampRefused('this is no time stamp', { cause: error });
    throw error;
  }
}

/** As an INTEGER has it: as short as can be, and not negative. */
function positive(bytes: Buffer): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const short = bytes.subarray(from);
  return short.readUInt8(0) < 0x80 ? short : Buffer.concat([Buffer.of(0), short]);
}
