import { describe, expect, it } from '@jest/globals';
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
