import { describe, expect, it } from '@jest/globals';
import { breachView } from '../../src/breach/views/breach.view.js';
import { flags } from '../../src/breach/domain/duties.js';
import { moment } from '../../src/shared/moment.js';
import { assess, report } from '../support/breach/breach-commands.js';
import { act, event, given } from '../support/breach/given-breach.js';

describe('an assessment', () => {
  it('records the answers of the AP’s form, chapters 5 to 9', () => {
    const { breach } = given(report())
      .when(assess(), { at: '2026-03-02T15:00:00+01:00' })
      .then(event('BreachAssessed', { natures: ['confidentiality'], severity: 'considerable' }));
    expect(breach.assessment?.assessedAt).toBe(moment('2026-03-02T15:00:00+01:00'));
  });

  it('names at least one nature', () => {
    given(report())
      .when(assess({ natures: [] }))
      .thenRefused('no-nature', { kind: 'invalid', field: 'natures' });
  });

  it.each(['subjectCount', 'recordCount'] as const)(
    'has no %s whose maximum is below its minimum',
    (field) => {
      given(report())
        .when(assess({ [field]: { min: 3, max: 2 } }))
        .thenRefused('empty-range', { field: `${field}.max` });
    },
  );

  it('can be made again; the last one counts', () => {
    const { breach } = given(report(), assess({ risk: 'unlikely' }), assess({ risk: 'risk' }));
    expect(breach.assessment?.assessment.risk).toBe('risk');
  });

  it.each([
    ['kinds of data', { facts: { dataCategories: [] } }],
    ['natures', { facts: { natures: ['integrity'] } }],
    [
      'the number of people',
      { subjectCount: { min: 5000, max: 5000 }, facts: { subjectCount: { min: 1, max: 1 } } },
    ],
    ['the kind of incident', { facts: { incidentType: 'published-by-mistake' } }],
    ['protection', { facts: { protection: 'hashed' } }],
  ] as const)(
    'L12: that contradicts its own facts in %s is recorded and flagged, until it is made anew',
    (_what, { facts, ...said }) => {
      const { breach } = given(report(), { ...assess({ dataCategories: ['name', 'bsn'], ...said }), facts });
      expect(flags(breach)).toEqual(['assessment-contradicts-facts']);
      expect(flags(given(report(), { ...assess(said), facts }, assess()).breach)).toEqual([]);
    },
  );

  it('L12: nothing is asked twice: what was assessed joins the facts, and the advice asks for none of it again', () => {
    const { breach } = given(report(), {
      ...assess({ dataCategories: ['name', 'bsn'], subjectCount: { min: 3, max: 3 } }),
      facts: { recipientKind: 'private-person' },
    });
    expect(breach.computed?.facts).toMatchObject({
      ...{ natures: ['confidentiality'], dataCategories: ['name', 'bsn'], subjectCount: { min: 3, max: 3 } },
      recipientKind: 'private-person',
    });
    const { notifyAuthority, informPeople } = breach.computed!.computedAdvice!;
    const asked = [notifyAuthority, informPeople].flatMap(({ dependsOn }) =>
      dependsOn.map(({ fact }) => fact),
    );
    for (const fact of ['dataCategories', 'natures', 'incidentType', 'subjectCount'])
      expect(asked).not.toContain(fact);
  });

  it('L12: where it says something else than its facts or the report, that is named, one by one', () => {
    const reported = report({
      ...{ incidentType: 'email-wrong-recipient', dataCategories: ['health'], safetyRisk: 'yes' },
      ...{ subjectCount: { min: 5000, max: 5000 }, subjectGroups: ['minors'] },
    });
    const { breach } = given(reported, {
      ...assess({ dataCategories: ['name'], specialCategories: [], subjectCount: { min: 1, max: 1 } }),
      facts: { subjectCount: { min: 9, max: 9 }, safetyRisk: 'no' },
    });
    expect(breachView(breach).disagreements).toEqual([
      { about: 'subjectCount', other: 'facts' },
      { about: 'incidentType', other: 'report' },
      { about: 'dataCategories', other: 'report' },
      { about: 'subjectGroups', other: 'report' },
      { about: 'subjectCount', other: 'report' },
      { about: 'safetyRisk', other: 'report' },
    ]);
    expect(breachView(given(report(), assess()).breach).disagreements).toEqual([]);
  });

  it('L12: with facts that say the same, less, or that more may turn up, contradicts nothing', () => {
    const said = assess({ dataCategories: ['name', 'bsn'], subjectCount: { min: 3, max: 5 } });
    for (const facts of [
      {},
      { dataCategories: ['bsn', 'name'] as const, subjectCount: { min: 4, max: 9 } },
      { dataCategories: ['name', 'unknown'] as const },
    ]) {
      expect(flags(given(report(), { ...said, facts }).breach)).toEqual([]);
    }
  });

  it.each([
    ['unlikely', 'very-high'],
    ['high-risk', 'negligible'],
  ] as const)('L12: of a risk that is %s with effects that are %s is flagged', (risk, severity) => {
    expect(flags(given(report(), assess({ risk, severity })).breach)).toEqual(['severity-contradicts-risk']);
  });

  it('of a high risk starts the time that is shown for Art. 34, at the first such judgement', () => {
    const { breach } = given(
      report(),
      assess({ risk: 'risk' }),
      act(assess({ risk: 'high-risk' }), { at: '2026-03-02T15:00:00+01:00' }),
      act(assess({ risk: 'high-risk' }), { at: '2026-03-03T15:00:00+01:00' }),
    );
    expect(breach.highRiskSince).toBe(moment('2026-03-02T15:00:00+01:00'));
  });
});
