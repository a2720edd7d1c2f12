import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 as uuidv5 } from 'uuid';
import { derivedUuid } from '../../src/shared/derived-uuid.js';

it('a name has the UUID that the standard gives it', () => {
  // RFC 9562, appendix A.4: www.example.com in the namespace of DNS.
  expect(derivedUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

it('every name, in whatever writing, has that of the library', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (name, namespace) => {
      expect(derivedUuid(name, namespace)).toBe(uuidv5(name, namespace));
    }),
  );
});
