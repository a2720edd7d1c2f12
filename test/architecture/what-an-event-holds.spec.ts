import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTER_PLACES } from '../../src/breach/domain/register-places.js';
import { leavesOfEvents, type Leaf } from '../support/personal-data/event-leaves.js';

/** Kinds that can name nobody. */
const SAY_NO_NAME = new Set([
  'Personal',
  'RegisterText',
  'literal',
  'count or flag',
  'Moment',
  'RecordedMoment',
  'FormQuestionNumber',
]);

/** Plain text of an event, by the end of its pointer, and why it stands readable in the log for ever. */
const READABLE: readonly (readonly [RegExp, why: string])[] = [
  [
    /\/(?:proposedBy|who|person|allowed\/\*|refused\/\*|concerns\/\*|account)$/,
    'an opaque id of an account (ADR 5)',
  ],
  [
    /\/(?:reference|incident|measure|matter|into|from|through|learntIn|deadline|hold|change|attachment|keys\/\*)$/,
    'an id of ours',
  ],
  [/^\/question$/, 'an id of ours: of a question to the reporter'],
  [/^\/leftOut\/\*\/of$/, 'an id of a dossier or of an account'],
  [/\/sources\/\*\/event$/, 'the type of an event'],
  [
    /\/(?:secretDigest|numberDigest|profileDigest|contentDigest)$/,
    'a digest that confirms no guess without what is sealed or was handed out',
  ],
  [/^\/digest$/, 'over rows or pieces that are sealed: it confirms no guess (ADR 42, 47)'],
  [/^\/signature$/, 'what a scanner calls what does harm'],
  [/\/(?:day|definitiveBy)$/, 'a day of the calendar'],
  [/\/pointer$/, 'where a value stands'],
  [/\/lawVersion$/, 'which law'],
  [/^\/(?:computedAdvice|bindingPromises)\//, 'sentences of the law and of the profile'],
  [/^\/advice\/\*$/, 'sentences of ours'],
  [/^\/source$/, 'an article'],
  [/^\/number$/, 'the number of the AP, screened as a text of the register; it is looked up by it'],
  [
    /^\/content\/form\/(?:answers\/\*\/(?:question|label|codes\/\*)|missing\/\*)$/,
    'words of the form of the AP',
  ],
  [/^\/(?:changed\/\*|difference\/\*\/question)$/, 'names of questions'],
];

/** Copies of texts of the register: sealed where they are no personal value. */
const COPIES = ['/content/form/answers/*/text', '/difference/*/nl', '/difference/*/en'];

const nameable = (leaves: readonly Leaf[]): readonly string[] =>
  leaves
    .filter(({ event, pointer, kind }) => !SAY_NO_NAME.has(kind) && !isSealed(event, pointer))
    .filter(({ pointer }) => !READABLE.some(([place]) => place.test(pointer)))
    .map(({ event, pointer, kind }) => `${event}${pointer}: ${kind}`);

const isSealed = (event: string, pointer: string): boolean =>
  REGISTER_PLACES[event]?.includes(pointer) ?? false;

describe('what an event of a dossier can hold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lekwacht-planted-'));
  let leaves: readonly Leaf[];
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeAll(() => {
    leaves = leavesOfEvents('src/breach/domain/breach.ts', 'BreachEvent');
  });

  it('is sealed, or can name nobody', () => {
    expect(leaves.length).toBeGreaterThan(500);
    expect(nameable(leaves)).toEqual([]);
  });

  it('is sealed wherever a text of the register stands, and nowhere else', () => {
    const texts = leaves.filter(({ kind, pointer }) => kind === 'RegisterText' || COPIES.includes(pointer));
    const places = Object.entries(REGISTER_PLACES).flatMap(([event, pointers]) =>
      pointers.map((pointer) => event + pointer),
    );
    expect(new Set(places)).toEqual(new Set(texts.map(({ event, pointer }) => event + pointer)));
  });

  it('neither does an event of an access request name anybody (ADR 43)', () => {
    const ofRequests = leavesOfEvents('src/access-requests/access-request.ts', 'AccessRequestEvent');
    expect(ofRequests.map(({ pointer }) => pointer)).toContain('/asked');
    expect(nameable(ofRequests)).toEqual([]);
  });

  it('is not taken for sealed because somebody forgot to say so', () => {
    const path = join(folder, 'planted.ts');
    writeFileSync(
      path,
      `type Personal<T> = { readonly scope: 'dossier' } & ({ readonly value: T } | { readonly erased: true });
       export type Planted = { readonly type: 'Planted'; readonly data: {
         readonly said: Personal<string>; readonly at: Moment; readonly kind: 'a' | 'b'; readonly count?: number;
         readonly neighbour: string; readonly people: readonly { readonly name?: string }[];
         readonly by: { readonly [who: string]: string } } };
       type Moment = string;`,
    );
    expect(nameable(leavesOfEvents(path, 'Planted'))).toEqual([
      'Planted/neighbour: string',
      'Planted/people/*/name: string',
      expect.stringContaining('Planted/by/*'),
    ]);
  });
});
