import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { isOpenTo } from '../../src/breach/domain/restriction.js';
import { close, RECORDED_ONLY, report } from '../support/breach/breach-commands.js';
import { board, colleague, event, fg, given, handler } from '../support/breach/given-breach.js';

const restrict: BreachCommand = { type: 'RestrictDossier', allowed: [fg.id], refused: [colleague.id] };
const restricted = given(report(), restrict);

describe('a restricted dossier', () => {
  it('is open to the people on the list only, whatever their role', () => {
    const { restriction } = restricted.breach;
    expect([fg, handler, colleague, board].filter(({ id }) => isOpenTo(restriction, id))).toEqual([
      fg,
      handler,
    ]);
    expect(isOpenTo(given(report()).breach.restriction, colleague.id)).toBe(true);
  });

  it('always names who restricted it, or nobody could ever open it again', () => {
    given(report())
      .when(restrict, { by: handler })
      .then(event('DossierRestricted', { allowed: [fg.id, handler.id], refused: [colleague.id] }));
  });

  it('is not restricted by somebody whom it refuses', () => {
    given(report())
      .when(restrict, { by: colleague })
      .thenRefused('refuses-itself', { kind: 'invalid', field: 'refused' });
  });

  it('neither allows and refuses the same person', () => {
    given(report())
      .when({ type: 'RestrictDossier', allowed: [fg.id], refused: [fg.id] })
      .thenRefused('allowed-and-refused', { field: 'allowed' });
  });

  it('restricted again in the same way says nothing new', () => {
    restricted.when(restrict).thenNothing();
  });

  it('is opened again, once', () => {
    const lift: BreachCommand = { type: 'LiftRestriction' };
    const open = restricted.when(lift).then(event('DossierRestrictionLifted'));
    expect(open.breach.restriction).toBeUndefined();
    open.when(lift).thenNothing();
  });

  it('can be restricted after it was closed', () => {
    given(...RECORDED_ONLY, close)
      .when(restrict)
      .then(event('DossierRestricted'));
  });
});
