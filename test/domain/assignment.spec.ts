import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { close, RECORDED_ONLY, report } from '../support/breach/breach-commands.js';
import { act, colleague, event, fg, given, handler } from '../support/breach/given-breach.js';

const assign = (person?: string, holds: readonly string[] = ['handler']): BreachCommand => ({
  type: 'AssignDossier',
  ...(person !== undefined && { person }),
  holds,
});
const restrict = (refused: readonly string[], allowed: readonly string[] = []): BreachCommand => ({
  type: 'RestrictDossier',
  allowed,
  refused,
  open: ['fg', 'board'],
  supervisors: [],
});
const assigned = given(report(), assign(colleague.id));

describe('a dossier is assigned', () => {
  it('to a handler, to the FG, to who stands in for one of them, or to nobody', () => {
    expect(assigned.breach.assignedTo).toBe(colleague.id);
    assigned.when(assign(fg.id, ['fg'])).then(event('DossierAssigned', { person: fg.id }));
    const nobody = assigned.when(assign()).then(event('DossierAssigned'));
    expect(nobody.breach.assignedTo).toBeUndefined();
    const deputised = given(
      report(),
      act(
        { type: 'AppointDeputy', for: 'handler', person: 'actor-chair', reason: 'Ill.', holds: [] },
        { by: { id: 'actor-board', role: 'board' } },
      ),
    );
    deputised.when(assign('actor-chair', [])).then(event('DossierAssigned', { person: 'actor-chair' }));
  });

  it('saying so again says nothing new', () => {
    assigned.when(assign(colleague.id)).thenNothing();
    given(report()).when(assign()).thenNothing();
  });

  it('to nobody who does not handle, and to nobody who recused himself from it', () => {
    for (const holds of [[], ['board'], ['auditor']]) {
      given(report())
        .when(assign('actor-x', holds))
        .thenRefused('does-not-handle', { kind: 'invalid', field: 'person' });
    }
    const recuse: BreachCommand = { type: 'Recuse', function: 'handler', reason: 'My own file.' };
    const recused = assigned.and(act(recuse, { by: colleague }));
    expect(recused.breach.assignedTo).toBeUndefined();
    recused.when(assign(colleague.id)).thenRefused('does-not-handle');
    // Nor under another of his accounts.
    recused.when(assign('twin'), { linked: [['twin', colleague.id]] }).thenRefused('does-not-handle');
  });

  it('to nobody who may not see it; whom it turns out to be about takes care of it no more', () => {
    const about = assigned.and(restrict([colleague.id]));
    expect(about.breach.assignedTo).toBeUndefined();
    about.when(assign(colleague.id)).thenRefused('shut-to-the-person', { field: 'person' });
    about.when(assign('actor-x')).thenRefused('shut-to-the-person');
    about.when(assign('twin'), { linked: [['twin', colleague.id]] }).thenRefused('shut-to-the-person');
    about.when(assign(handler.id)).then(event('DossierAssigned', { person: handler.id }));
  });

  it('gives no rights, is no look at the report, and is for open dossiers', () => {
    expect(assigned.breach.lookedAt).toBeUndefined();
    expect(assigned.breach.handledBy).toEqual([]);
    given(report(), ...RECORDED_ONLY.slice(1), close)
      .when(assign(colleague.id))
      .thenRefused('ended');
  });
});
