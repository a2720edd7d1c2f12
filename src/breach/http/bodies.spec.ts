import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { AdjustableClock } from '../../platform/time/clock.port.js';
import { Nested } from '../../platform/http/dto-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { FactsBody } from '../contract/facts.body.js';
import { RegisterTextField } from '../contract/register-text.field.js';

class Inner {
  @RegisterTextField({ max: 20 }) readonly reason!: RegisterText;
}
class Body {
  @PersonalText('staff', { max: 5 }) readonly how!: Personal<string>;
  @PersonalText('dossier', { max: 5, optional: true }) readonly note?: Personal<string>;
  @RegisterTextField({ max: 20, optional: true }) readonly reason?: RegisterText;
  @Nested(() => Inner, { optional: true }) readonly inner?: Inner;
}

const pipe = new InputPipe(new AdjustableClock(moment('2026-06-01T09:00:00+02:00')));
const read = (body: object, metatype: Type<object> = Body): Promise<unknown> =>
  pipe.transform(body, { type: 'body', metatype });
const problem = (body: object, metatype?: Type<object>): Promise<Problem | undefined> =>
  read(body, metatype).then(
    () => undefined,
    (error: unknown) => error as Problem,
  );
const faults = async (body: object, metatype?: Type<object>): Promise<unknown> =>
  ((await problem(body, metatype))?.errors ?? []).map(({ pointer, code }) => [pointer, code]);

describe('a body', () => {
  it('is read as values of the domain, and what it leaves out is not there', async () => {
    const body = { ...((await read({ how: 'Phone', reason: 'Haste.' })) as Body) };
    expect(body).toStrictEqual({ how: { scope: 'staff', value: 'Phone' }, reason: 'Haste.' });
  });

  it('tells all that is wrong with its texts at once, each where it stands', async () => {
    const wrong = { how: ' ', note: 7, reason: 'Ask jan@example.test', inner: { reason: 'Call 0612345678' } };
    expect(await faults(wrong)).toEqual([
      ['/how', 'too-short'],
      ['/note', 'not-text'],
      ['/reason', 'personal-data-in-register-text'],
      ['/inner/reason', 'personal-data-in-register-text'],
    ]);
  });

  it('says what a text for the register seems to hold, and does not repeat it', async () => {
    const errors = (await problem({ how: 'x', reason: 'jan@example.test' }))?.errors;
    expect(JSON.stringify(errors)).toContain('an e-mail address');
    expect(JSON.stringify(errors)).not.toContain('jan');
  });

  it.each([
    ['of its own', { scope: 'dossier', value: 'x' }],
    ['of the right one', { scope: 'staff', value: 'x' }],
    ['that looks erased', { scope: 'staff', erased: true }],
  ])('cannot bring along a key scope %s', async (_what, how) => {
    expect(await faults({ how })).toContainEqual(['/how', 'not-text']);
  });

  it('counts the characters of a personal text as of any other', async () => {
    expect(await faults({ how: '🙂🙂🙂🙂🙂' })).toEqual([]);
    expect(await faults({ how: 'Phoned' })).toEqual([['/how', 'too-long']]);
  });

  it('refuses a range that ends before it begins, at its end', async () => {
    expect(await faults({ recipientCount: { min: 3, max: 2 } }, FactsBody)).toEqual([
      ['/recipientCount/max', 'empty-range'],
    ]);
    expect(await faults({ recipientCount: { min: 3, max: 3 } }, FactsBody)).toEqual([]);
    expect(await faults({ recipientCount: { max: 3 } }, FactsBody)).toEqual([
      ['/recipientCount/min', 'required'],
    ]);
  });
});
