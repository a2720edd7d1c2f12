import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasDuplicateMembers } from './duplicate-members.js';

it('C13: what was written by a serialiser names nothing twice', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => !hasDuplicateMembers(JSON.stringify(value))));
});

it('C13: a member that is named again is found, however deep and however it is written', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.jsonValue(),
      fc.jsonValue(),
      fc.nat({ max: 3 }),
      (name, one, other, depth) => {
        const escaped = name.replace(/[^]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
        const twice = `{${JSON.stringify(name)}: ${JSON.stringify(one)}, "${escaped}":${JSON.stringify(other)}}`;
        const text = Array.from({ length: depth }).reduce<string>((inner) => `[{"a": ${inner}}]`, twice);
        return hasDuplicateMembers(text);
      },
    ),
  );
});

it('C13: the same name in another object is another member', () => {
  expect(hasDuplicateMembers('{"a":{"a":[{"a":1},{"a":"a\\":a"}]},"b":"a"}')).toBe(false);
});
