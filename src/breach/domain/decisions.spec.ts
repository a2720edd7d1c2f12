import { expect, it } from '@jest/globals';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { alsoWhen, decisionOf, reaches, type Sound } from './decisions.js';
import { fields } from './fields.js';

type Lit = DomainEvent<'Lit', { readonly watts: number }>;
interface Light {
  readonly type: 'Light';
}
interface Lamp {
  readonly watts?: number;
}
export const lamp = fields<Lamp, Lit>({ initial: {}, on: { Lit: (_, { watts }) => ({ watts }) } });
type Concepts = readonly [typeof lamp];
const light = (_lamp: Lamp, _command: Light): readonly Lit[] => [{ type: 'Lit', data: { watts: 5 } }];

it('reach a dossier that came to an end only where they say so', () => {
  expect([reaches(light, 'ended'), reaches(light, 'merged')]).toEqual([false, false]);
  const late = alsoWhen('ended', light);
  expect([reaches(late, 'ended'), reaches(late, 'merged')]).toEqual([true, false]);
  const ever = alsoWhen('ended-or-merged', light);
  expect([reaches(ever, 'ended'), reaches(ever, 'merged')]).toEqual([true, true]);
  expect(decisionOf(ever)).toBe(light);
});

/** What does not compile: `npm run types` fails where one of these does. */
export const fine: Sound<{ Light: typeof light }, Concepts> = true;
// @ts-expect-error the decision stands under another name than its command has
export const misnamed: Sound<{ Lite: typeof light }, Concepts> = true;
export const breaks = (
  _lamp: Lamp,
  _command: { readonly type: 'Break' },
): readonly DomainEvent<'Broken'>[] => [];
// @ts-expect-error no concept folds Broken
export const unfolded: Sound<{ Light: typeof light; Break: typeof breaks }, Concepts> = true;
export const dim = (
  _lamp: { readonly dimmer: number },
  _command: { readonly type: 'Dim' },
): readonly Lit[] => [];
// @ts-expect-error no concept keeps a dimmer
export const unreadable: Sound<{ Light: typeof light; Dim: typeof dim }, Concepts> = true;
export const glow = (
  _lamp: Lamp,
  _command: { readonly type: 'Glow' },
): readonly DomainEvent<'Lit', { readonly watts: string }>[] => [];
// @ts-expect-error the step for Lit takes numbers
export const misread: Sound<{ Glow: typeof glow }, Concepts> = true;
export const fuse = fields<{ readonly blown?: boolean }, DomainEvent<'FuseBlown'>>({
  initial: {},
  on: { FuseBlown: () => ({ blown: true }) },
});
// @ts-expect-error a step for an event that nobody decides
export const undecided: Sound<{ Light: typeof light }, readonly [typeof lamp, typeof fuse]> = true;
