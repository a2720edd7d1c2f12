import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EnisaContext, EnisaDataKind } from './data-processing-context.js';
import { bandOf, contextScore, EASES_OF_IDENTIFICATION, enisaSeverity } from './enisa-severity.js';

describe('data processing context: the examples of ENISA 2013 (law.md §3)', () => {
  const examples: readonly (readonly [string, EnisaDataKind, EnisaContext | undefined, number])[] = [
    ['supermarket customer list', 'simple', undefined, 1],
    ['luxury shop list', 'simple', 'profiling-or-status', 2],
    ['delivery addresses of an adult book store', 'simple', 'assumptions-on-sensitive', 3],
    ['list of undercover officers', 'simple', 'safety-or-vulnerable', 4],
    ['one week of call history', 'behavioural', undefined, 2],
    ['calls to a psychological support centre', 'behavioural', 'assumptions-on-sensitive', 4],
    ['pharmacy purchases', 'behavioural', 'assumptions-on-sensitive', 4],
    ['bare letter showing that someone is a bank’s customer', 'financial', 'no-insight', 1],
    ['detailed bank statements of a year', 'financial', 'full-card-or-detailed-profile', 4],
    ['the fact of a general blood test', 'sensitive', 'no-insight', 1],
    ['test results', 'sensitive', undefined, 4],
    // Credentials score as what they open.
    ['music store passwords', 'simple', undefined, 1],
    ['online banking passwords', 'financial', 'full-card-or-detailed-profile', 4],
    // The other steps of the scale.
    ['behavioural data with a detailed profile', 'behavioural', 'detailed-profile', 3],
    ['financial base', 'financial', undefined, 3],
    ['sensitive with general assumptions only', 'sensitive', 'general-assumptions', 2],
    ['sensitive with assumptions on sensitive facts', 'sensitive', 'assumptions-on-sensitive', 3],
    ['old and invalid behavioural data', 'behavioural', 'no-insight', 1],
  ];

  it.each(examples)('%s', (_name, kind, context, score) => {
    expect(contextScore({ kind, ...(context && { context }) })).toBe(score);
  });

  it('a context that does not fit the kind leaves the base score', () => {
    expect(contextScore({ kind: 'simple', context: 'general-assumptions' })).toBe(1);
  });

  it('a person may score it himself, and the reasoning says so', () => {
    const { dataProcessingContext, reasoning } = enisaSeverity({
      data: [{ kind: 'behavioural', judged: 1 }],
      identification: 'maximum',
    });
    expect(dataProcessingContext).toBe(1);
    expect(reasoning[0]?.en).toBe('Data: behavioural data, as judged: 1.');
  });
});

describe('SE = DPC × EI + CB', () => {
  it('of several kinds of data keeps the highest', () => {
    const { dataProcessingContext } = enisaSeverity({
      data: [{ kind: 'simple' }, { kind: 'sensitive' }, { kind: 'financial' }],
      identification: 'maximum',
    });
    expect(dataProcessingContext).toBe(4);
  });

  it.each([
    ['negligible', 0.25],
    ['limited', 0.5],
    ['significant', 0.75],
    ['maximum', 1],
  ] as const)('identification %s weighs %d', (identification, ease) => {
    expect(EASES_OF_IDENTIFICATION[identification]).toBe(ease);
    expect(enisaSeverity({ data: [{ kind: 'sensitive' }], identification }).score).toBe(4 * ease);
  });

  it.each([
    [{ confidentiality: 'exposed-only' }, 0],
    [{ confidentiality: 'known-recipients' }, 0.25],
    [{ confidentiality: 'unknown-recipients' }, 0.5],
    [{ integrity: 'not-misused' }, 0],
    [{ integrity: 'recoverable' }, 0.25],
    [{ integrity: 'not-recoverable' }, 0.5],
    [{ availability: 'easily-recovered' }, 0],
    [{ availability: 'temporary' }, 0.25],
    [{ availability: 'permanent' }, 0.5],
    [{ maliciousIntent: true }, 0.5],
    [{ maliciousIntent: false }, 0],
  ] as const)('circumstances %j add %d', (circumstances, points) => {
    const severity = enisaSeverity({
      data: [{ kind: 'simple' }],
      identification: 'maximum',
      ...circumstances,
    });
    expect(severity.score).toBe(1 + points);
  });

  it('adds circumstances that come together', () => {
    const severity = enisaSeverity({
      data: [{ kind: 'sensitive' }],
      identification: 'maximum',
      confidentiality: 'unknown-recipients',
      integrity: 'not-recoverable',
      availability: 'permanent',
      maliciousIntent: true,
    });
    expect(severity.score).toBe(6);
    expect(severity.band).toBe('very-high');
  });

  it.each([
    [1.99, 'low'],
    [2, 'medium'],
    [2.99, 'medium'],
    [3, 'high'],
    [3.99, 'high'],
    [4, 'very-high'],
  ] as const)('%d is %s', (score, band) => {
    expect(bandOf(score)).toBe(band);
  });

  it('flags more than 100 people and unintelligible data beside the score, not in it', () => {
    const plain = { data: [{ kind: 'financial' }], identification: 'limited' } as const;
    const flagged = enisaSeverity({ ...plain, subjectCount: 101, unintelligible: true });
    expect(flagged.flags).toEqual(['more-than-100-people', 'unintelligible']);
    expect(flagged.score).toBe(enisaSeverity(plain).score);
    expect(enisaSeverity({ ...plain, subjectCount: 100 }).flags).toEqual([]);
  });

  it('tells its reasoning step by step, in both languages', () => {
    const { reasoning } = enisaSeverity({
      data: [{ kind: 'financial', context: 'full-card-or-detailed-profile' }],
      identification: 'significant',
      confidentiality: 'known-recipients',
    });
    expect(reasoning.map(({ nl }) => nl)).toEqual([
      'Gegevens: financiële gegevens, volledige kaartgegevens of een uitvoerig financieel beeld: 4.',
      'Herkenbaarheid: aanzienlijk (0,75).',
      'Bij bekende ontvangers: +0,25.',
      'Ernst = 4 × 0,75 + 0,25 = 3,25: hoog.',
    ]);
    expect(reasoning.at(-1)?.en).toBe('Severity = 4 × 0.75 + 0.25 = 3.25: high.');
  });

  it('stays within 0.25 and 6', () => {
    const kind = fc.constantFrom('simple', 'behavioural', 'financial', 'sensitive' as const);
    const ease = fc.constantFrom('negligible', 'limited', 'significant', 'maximum' as const);
    fc.assert(
      fc.property(kind, ease, fc.boolean(), (one, identification, maliciousIntent) => {
        const { score } = enisaSeverity({ data: [{ kind: one }], identification, maliciousIntent });
        expect(score).toBeGreaterThanOrEqual(0.25);
        expect(score).toBeLessThanOrEqual(6);
      }),
    );
  });
});
