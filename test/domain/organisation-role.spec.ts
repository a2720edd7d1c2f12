import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { ORGANISATION_ROLES } from '../../src/breach/domain/organisation-role.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  advise,
  assess,
  aware,
  close,
  decide,
  MONDAY_NINE,
  report,
  weAre,
} from '../support/breach/breach-commands.js';
import { act, board, event, given } from '../support/breach/given-breach.js';

const informed: BreachCommand = { type: 'InformController', informedAt: MONDAY_NINE };
const assessed = given(report(), aware(), assess());
const small = given(report(), aware(), assess({ risk: 'unlikely' }));
const duties = (dossier: typeof assessed): readonly string[] =>
  openDuties(dossier.breach).map(({ duty }) => duty);

describe('whose breach it is', () => {
  it.each(ORGANISATION_ROLES)('can be established as %s, once', (role) => {
    assessed
      .when(weAre(role))
      .then(event('OrganisationRoleEstablished', { role }))
      .when(weAre(role))
      .thenNothing();
  });

  it.each(['controller', 'joint-controller'] as const)('the clock of Art. 33 runs for a %s', (role) => {
    expect(runningDeadlines(assessed.and(weAre(role)).breach)).toHaveLength(1);
  });

  it('until shown otherwise the organisation is taken for the controller', () => {
    expect(runningDeadlines(assessed.breach)).toHaveLength(1);
  });

  it('who leaves it to the controller departs from no risk, but from what the FG advises', () => {
    const not = decide({ outcome: 'no', ground: 'not-controller' });
    assessed.when(not).thenRefused('departure-without-reason');
    const ours = assessed.and(weAre('processor'));
    const { data } = ours.when(not).then(event('DecisionTaken')).history.at(-1)!.event as {
      readonly data: object;
    };
    expect(data).not.toHaveProperty('departsFrom');
    ours.and(advise()).when(not).thenRefused('departure-without-reason');
  });

  it('nothing is to be decided on Art. 33 and 34 by who is no controller', () => {
    const dossiers = [assessed.and(weAre('processor')), small.and(weAre('not-ours'))];
    for (const dossier of dossiers) {
      expect(runningDeadlines(dossier.breach)).toEqual([]);
      expect(duties(dossier)).not.toEqual(expect.arrayContaining(['decide-on-authority']));
      expect(duties(dossier)).not.toEqual(expect.arrayContaining(['decide-on-people']));
    }
  });

  it('"not ours", said by one, takes no clock from what takes two to dismiss; dismissed as such by two, it does', () => {
    const dossier = assessed.and(weAre('not-ours'));
    expect(runningDeadlines(dossier.breach)).toHaveLength(1);
    expect(duties(dossier)).toEqual(['decide-on-authority', 'decide-on-people']);
    dossier.when(close).thenRefused('duties-open');
    const proposed = dossier
      .when({ type: 'DismissBreach', ground: 'not-ours', reason: 'Of the municipality.' })
      .then(event('DismissalProposed'));
    expect(runningDeadlines(proposed.breach).map(({ deadline }) => deadline)).toContain(
      'authority-notification',
    );
    const { proposal } = proposed.breach.proposals[0]!;
    const dismissed = proposed.and(act({ type: 'ConfirmProposal', proposal }, { by: board }));
    expect(runningDeadlines(dismissed.breach)).toEqual([]);
    // Or the board decides so, on both questions.
    const not = { outcome: 'no', ground: 'not-controller' } as const;
    const decided = dossier.and(decide(not)).and(decide({ question: 'inform-people', ...not }));
    expect(duties(decided)).toEqual([]);
    decided.when(close).then(event('BreachClosed'));
  });

  it('a processor has to inform its controller (Art. 33(2)) before it can close', () => {
    const processor = assessed.and(weAre('processor'));
    expect(duties(processor)).toEqual(['inform-controller']);
    processor.when({ type: 'CloseBreach', conclusion: 'Done.' }).thenRefused('duties-open');
    const told = processor.when(informed).then(event('ControllerInformed', { informedAt: MONDAY_NINE }));
    expect(duties(told)).toEqual([]);
    told.when(informed).thenNothing();
  });

  it('a controller cannot have been informed in the future', () => {
    assessed
      .when({ type: 'InformController', informedAt: plusHours(MONDAY_NINE, 1) })
      .thenRefused('moment-in-the-future');
  });

  it('that the controller was informed is recorded also after the dossier was dismissed', () => {
    assessed
      .and({ type: 'DismissBreach', ground: 'not-ours', reason: 'Of the municipality.' })
      .when(informed)
      .then(event('ControllerInformed'));
  });
});
