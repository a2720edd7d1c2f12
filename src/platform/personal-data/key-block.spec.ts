import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DerivedKeys, KEYS_IN_BLOCK, numberOf } from './key-block.js';

const BLOCK = '01a2192a-b5dc-75a9-bce1-a90e0bd00000';

describe('keys that follow from that of their block', () => {
  it('are the same for ever: what they sealed has to open', () => {
    const digest = createHash('sha256');
    for (const { id, bytes } of new DerivedKeys(BLOCK, Buffer.alloc(32, 7))) digest.update(id).update(bytes);
    expect(digest.digest('hex')).toBe('fd864632b314b3869ec96d82544f8d33f3cd9c27e178312d6efbcd7dcb98b72e');
  });

  it('are each another one, within a block and in every other', () => {
    const keys = [BLOCK, BLOCK].flatMap((block) => [...new DerivedKeys(block, randomBytes(32))]);
    expect(keys.map(({ bytes }) => bytes.length)).toEqual(keys.map(() => 32));
    expect(new Set(keys.map(({ bytes }) => bytes.toString('hex'))).size).toBe(2 * KEYS_IN_BLOCK);
  });

  it('count in their ids, and end with their block', () => {
    const keys = new DerivedKeys(BLOCK, randomBytes(32));
    expect([...keys].map(({ id }) => numberOf(id))).toEqual([...Array(KEYS_IN_BLOCK).keys()]);
    expect(keys.at(KEYS_IN_BLOCK - 1)).toEqual([...keys].at(-1));
    expect([keys.at(KEYS_IN_BLOCK), keys.at(0xfffff), keys.at(Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
