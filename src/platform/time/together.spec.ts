import { describe, expect, it } from '@jest/globals';
import { Together } from './together.js';

/** Work that goes on until it is let go. */
function heldWork() {
  const begun: { readonly asked: readonly number[]; end(error?: Error): void }[] = [];
  const together = new Together<number>(
    (asked) =>
      new Promise((resolve, reject) => {
        begun.push({
          asked: [...asked],
          end: (error) => {
            if (error === undefined) resolve();
            else reject(error);
          },
        });
      }),
  );
  return { begun, together };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what is done together', () => {
  it('begins at once for the first, and once more for all who asked meanwhile', async () => {
    const { begun, together } = heldWork();
    const first = together.do(1);
    await turn();
    const others = [together.do(2), together.do(3)];
    await turn();
    expect(begun.map(({ asked }) => asked)).toEqual([[1]]);
    begun[0]?.end();
    await first;
    await turn();
    // Nobody is answered by what was under way when he asked.
    expect(begun.map(({ asked }) => asked)).toEqual([[1], [2, 3]]);
    begun[1]?.end();
    await Promise.all(others);
  });

  it('fails for all of whom it was done, and for nobody else', async () => {
    const { begun, together } = heldWork();
    const first = together.do(1);
    await turn();
    const others = [together.do(2), together.do(3)];
    begun[0]?.end();
    await first;
    await turn();
    begun[1]?.end(new Error('lost'));
    expect((await Promise.allSettled(others)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = together.do(4);
    await turn();
    begun[2]?.end();
    await expect(next).resolves.toBeUndefined();
  });
});
