import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { plusHours } from '../../src/shared/moment.js';
import { close, decide, MONDAY_NINE, RECORDED_ONLY, secret } from '../support/breach/breach-commands.js';
import { event, given, type Given } from '../support/breach/given-breach.js';

const wiped = 'De telefoon is op afstand gewist.';
const take: BreachCommand = {
  type: 'TakeMeasure',
  measure: 'm-1',
  kind: 'containment',
  what: wiped,
  takenAt: MONDAY_NINE,
};
const plan: BreachCommand = { type: 'PlanMeasure', measure: 'm-1', kind: 'containment', what: wiped };
const deletion: BreachCommand = {
  type: 'ConfirmDeletion',
  confirmedAt: MONDAY_NINE,
  inWriting: true,
  by: secret('the neighbour'),
};
const last = ({ history }: Given): number => history.length - 1;
const correct = (
  of: Given,
  restated: Extract<BreachCommand, { type: 'CorrectStatement' }>['restated'],
): BreachCommand => ({
  type: 'CorrectStatement',
  corrects: last(of),
  reason: 'It had no battery.',
  restated,
});
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);

async function whatWasDone({ history, now }: Given): Promise<unknown> {
  const profiles = await loadOrganisationProfiles('organisations');
  const profile = { content: profiles.get('kadera'), digest: profiles.digest('kadera') };
  const { answers } = apForm(formInput(history, profile, { asOf: now }));
  return answers.find(({ question }) => question === '10.2')?.text;
}

describe('C5: a measure that was not taken after all', () => {
  const taken = given(...RECORDED_ONLY, take);
  const withdrawn = taken
    .when(correct(taken, { statement: 'MeasureTaken', withdrawn: true }))
    .then(event('StatementCorrected', { previous: { what: wiped }, corrected: { withdrawn: true } }));

  it('is no answer any more to what was done, and the register shows that it was withdrawn, and why', async () => {
    expect(await whatWasDone(taken)).toContain(wiped);
    expect(await whatWasDone(withdrawn)).toBeUndefined();
    expect(registerEntry(registerProjection.fold(undefined, withdrawn.history)).measures).toMatchObject([
      { what: wiped, withdrawn: true, corrections: [{ reason: 'It had no battery.' }] },
    ]);
    expect(withdrawn.breach.measures[0]).not.toHaveProperty('takenAt');
    withdrawn.when(close).then(event('BreachClosed'));
  });

  it('that had been planned is planned again', () => {
    const planned = given(...RECORDED_ONLY, plan, {
      type: 'TakeMeasure',
      measure: 'm-1',
      takenAt: MONDAY_NINE,
    });
    const again = planned.and(correct(planned, { statement: 'MeasureTaken', withdrawn: true }));
    expect(duties(again)).toEqual(['finish-measures']);
    expect(duties(again.and({ type: 'TakeMeasure', measure: 'm-1', takenAt: MONDAY_NINE }))).toEqual([]);
  });

  it('can be said in other words, or at another moment, by one person', () => {
    taken.when(correct(taken, { statement: 'MeasureTaken', what: 'The account was blocked.' })).then(
      event('StatementCorrected', {
        corrected: { what: 'The account was blocked.', takenAt: MONDAY_NINE },
      }),
    );
    taken
      .when(correct(taken, { statement: 'MeasureTaken', takenAt: plusHours(MONDAY_NINE, 1) }))
      .thenRefused('moment-in-the-future', { field: 'takenAt' });
    taken
      .when(correct(taken, { statement: 'MeasureTaken' }))
      .thenRefused('not-recorded', { kind: 'invalid', field: 'reason' });
  });
});

describe('C5: a deletion that was not confirmed after all', () => {
  const confirmed = given(...RECORDED_ONLY, deletion);
  const withdrawn = confirmed
    .when(correct(confirmed, { statement: 'DeletionConfirmed', withdrawn: true }))
    .then(event('StatementCorrected', { corrected: { withdrawn: true } }));

  it('is no answer any more to what was done', async () => {
    expect(await whatWasDone(confirmed)).toContain('gewist');
    expect(await whatWasDone(withdrawn)).toBeUndefined();
    expect(withdrawn.breach.deletions).toMatchObject([{ withdrawn: true, corrections: [{}] }]);
  });

  it('carries no ground of Art. 34(3)(b) any more: it is to be decided anew', () => {
    const ground = decide({ question: 'inform-people', outcome: 'no', ground: 'measures-afterwards' });
    const rests = confirmed.and(ground);
    const gone = rests.and({
      type: 'CorrectStatement',
      corrects: last(confirmed),
      reason: 'He kept a copy.',
      restated: { statement: 'DeletionConfirmed', withdrawn: true },
    });
    expect(duties(rests)).toEqual([]);
    expect(duties(gone)).toEqual(['decide-anew-on-people']);
    gone.when(ground).thenRefused('ground-without-measures');
  });
});
