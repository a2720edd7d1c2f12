import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { lastValueFrom, throwError } from 'rxjs';
import { Refusal } from '../../shared/refusal.js';
import { Action } from '../dossier/action.decorator.js';
import { Act } from './act.decorator.js';
import { RefusalFields } from './refusal-fields.interceptor.js';

describe('an act', () => {
  it('is of the policy: a slip in its action does not compile', () => {
    Act('decisions', 'breach.decide', 'Decide');
    // @ts-expect-error the policy knows no such action
    Act('decisions', 'breach.decid', 'Decide');
    Action('register.read');
    // @ts-expect-error the policy knows no such action
    Action('register.raed');
  });
});

describe('a refusal', () => {
  const answered = (thrown: unknown): Promise<unknown> => {
    const fields = new RefusalFields({ takenAt: 'at' });
    const refused = { handle: () => throwError(() => thrown) };
    return lastValueFrom(fields.intercept({} as ExecutionContext, refused)).catch((error: unknown) => error);
  };
  const refusal = (place?: string): Refusal =>
    new Refusal('moment-in-the-future', 'It lies ahead.', 'invalid', place, { survivor: 'x' });

  it('is of the field of the body from which the domain’s field was read', async () => {
    // Spread: of errors Jest compares the message only.
    expect({ ...((await answered(refusal('takenAt'))) as Refusal) }).toEqual({ ...refusal('at') });
  });

  it.each([['note'], ['/takenAt'], [undefined]])(
    'stays as it is where nothing is called otherwise: %s',
    async (place) => {
      const thrown = refusal(place);
      expect(await answered(thrown)).toBe(thrown);
    },
  );

  it('is all that is looked at: any other error passes', async () => {
    const thrown = Object.assign(new Error('takenAt'), { field: 'takenAt' });
    expect(await answered(thrown)).toBe(thrown);
  });
});
