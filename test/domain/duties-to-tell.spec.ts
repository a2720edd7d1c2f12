import { describe, expect, it } from '@jest/globals';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { otherDuties } from '../../src/breach/views/other-duties.view.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { edpbTemplate } from '../../src/law/edpb-template/edpb-template.js';
import { MATTER_KINDS, matterLaw } from '../../src/law/term/matter-kinds.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  assess,
  checkDeadlines,
  close,
  MONDAY_NINE,
  receive,
  RECORDED_ONLY,
  report,
  settle,
} from '../support/breach/breach-commands.js';
import { act, event, given, handler, type Given } from '../support/breach/given-breach.js';

const profile = {
  digest: 'of-the-profile',
  content: { slug: 'kadera', name: 'Kadera' },
} as unknown as Parameters<typeof formInput>[1];

const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);

describe('law.md 13: whoever else has to be told', () => {
  const ours = MATTER_KINDS.filter((kind) => matterLaw(kind).direction === 'told');

  it.each(ours)('%s is a duty with what it rests on, until they are told', (kind) => {
    const open = given(...RECORDED_ONLY)
      .when(receive({ kind }))
      .then(event('DutyToTellArose', { kind, source: matterLaw(kind).source }));
    expect(duties(open)).toEqual(['tell-others']);
    open.when(close).thenRefused('duties-open');
    const told = open.when(settle({ number: 'M-2026' })).then(event('MatterSettled', { number: 'M-2026' }));
    expect(duties(told)).toEqual([]);
    expect(told.breach.matters).toEqual([
      expect.objectContaining({ kind, settledAt: MONDAY_NINE, number: 'M-2026', settledBy: handler.id }),
    ]);
  });

  it('several stand beside each other in one dossier, each with its own term', () => {
    const { breach } = given(
      report(),
      receive({ kind: 'nis2-early-warning', matter: 'a' }),
      receive({ kind: 'igj-calamity', matter: 'b' }),
      receive({ kind: 'police', matter: 'c' }),
    );
    const due = runningDeadlines(breach).map(({ deadline, dueAt }) => [deadline, dueAt]);
    expect(due).toContainEqual(['matter:a', plusHours(MONDAY_NINE, 24)]);
    expect(due).toContainEqual(['matter:b', moment('2026-03-05T23:59:59.999+01:00')]);
    expect(due.map(([deadline]) => deadline)).not.toContain('matter:c');
  });

  it('"without delay" is a duty and no deadline', () => {
    const told = given(...RECORDED_ONLY, receive({ kind: 'wmo-calamity' }));
    expect(duties(told)).toEqual(['tell-others']);
    expect(runningDeadlines(told.breach)).toEqual([]);
  });

  it('alarms are raised on it as on any term, and 24 hours are not announced as they begin', () => {
    const open = given(report(), receive({ kind: 'nis2-early-warning' }));
    open.when(checkDeadlines, { at: '2026-03-02T10:00:00+01:00' }).thenNothing();
    const late = given(...RECORDED_ONLY, receive({ kind: 'nis2-early-warning' }));
    late
      .when(checkDeadlines, { at: '2026-03-03T10:00:00+01:00' })
      .then(event('DeadlineMissed', { deadline: 'matter:matter-1' }));
  });

  it('a contract has its own term, with its clause; one who must tell us is no duty of ours to tell', () => {
    const dueAt = plusHours(MONDAY_NINE, 48);
    given(report())
      .when(receive({ kind: 'contract-tell', dueAt }))
      .thenRefused('no-clause', { field: 'clause' });
    given(report())
      .when(receive({ kind: 'contract-tell', dueAt, clause: 'Processor agreement, article 9.' }))
      .then(event('DutyToTellArose', { dueAt, clause: 'Processor agreement, article 9.' }));
    expect(duties(given(...RECORDED_ONLY, receive({ kind: 'contract-be-told' })))).toEqual([
      'settle-matters',
    ]);
  });

  it('what the law sets is not stated otherwise', () => {
    given(report())
      .when(receive({ kind: 'nis2-notification', dueAt: plusHours(MONDAY_NINE, 100), clause: 'Ours.' }))
      .thenRefused('term-is-the-laws', { field: 'dueAt' });
  });

  it('stands in the forms: 1.3 of the AP, the police and the others of the EDPB’s template', () => {
    const { history } = given(
      report(),
      assess(),
      receive({ kind: 'igj-calamity', matter: 'a' }),
      settle({ matter: 'a', number: 'I-7' }),
      receive({ kind: 'police', matter: 'b' }),
      act(settle({ matter: 'b', number: 'PL-1' }), {}),
    );
    const input = formInput(history, profile, { asOf: MONDAY_NINE });
    const answer = apForm(input).answers.find(({ question }) => question === '1.3');
    expect(JSON.stringify(answer)).toContain('IGJ: calamiteit, 2026-03-02, nummer I-7');
    expect(JSON.stringify(answer)).not.toContain('PL-1');
    const template = edpbTemplate(input);
    expect(template).toMatchObject({ field_109: 'a', field_110: 'a' });
    expect(template['field_111']).toMatch(/I-7.*PL-1/u);
  });
});

describe('law.md 11: whom an organisation may have to tell is for its profile to say', () => {
  const told = (nis2?: 'essential' | 'important' | 'none' | 'unknown') =>
    otherDuties(
      given(report({ rules: { otherDuties: { kinds: ['wmo-calamity'], ...(nis2 && { nis2 }) } } })).breach,
    ).map(({ kind, certain }) => (certain ? kind : `${kind}?`));

  it('never a default: nothing where it says nothing', () => {
    expect(otherDuties(given(report()).breach)).toEqual([]);
    expect(told()).toEqual(['wmo-calamity']);
    expect(told('none')).toEqual(['wmo-calamity']);
  });

  it('unknown is shown as unknown, and what is recorded is no longer asked', () => {
    expect(told('important')).toContain('nis2-early-warning');
    expect(told('unknown')).toContain('nis2-early-warning?');
    const { breach } = given(
      report({ rules: { otherDuties: { kinds: ['wmo-calamity'] } } }),
      receive({ kind: 'wmo-calamity' }),
    );
    expect(otherDuties(breach)).toEqual([]);
  });
});
