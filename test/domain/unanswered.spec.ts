import { describe, expect, it } from '@jest/globals';
import { unansweredView } from '../../src/breach/views/unanswered.view.js';
import { assess, dismiss, report } from '../support/breach/breach-commands.js';
import { given, type Given } from '../support/breach/given-breach.js';

const lacks = ({ breach }: Given): readonly string[] => unansweredView(breach).map(({ fact }) => fact);
const nothingSaid = {
  ...{ incidentType: undefined, dataCategories: undefined, subjectGroups: undefined },
  ...{ subjectCount: undefined, recipient: undefined },
};

describe('which answers a dossier lacks', () => {
  it('are at first what belongs to every breach and the report does not say', () => {
    const silent = given(report(nothingSaid as object));
    expect(lacks(silent)).toEqual([
      ...['incidentType', 'dataCategories', 'subjectGroups', 'subjectCount', 'recipientKind'],
    ]);
    // "Unknown" is no answer.
    const unsure = { ...nothingSaid, dataCategories: ['unknown'], recipient: { kind: 'unknown' } };
    expect(lacks(given(report(unsure as object)))).toEqual(lacks(silent));
    const told = {
      dataCategories: ['name'],
      recipient: { kind: 'client' },
      subjectCount: { min: 1, max: 1 },
    };
    expect(lacks(given(report({ ...nothingSaid, ...told } as object)))).toEqual([
      ...['incidentType', 'subjectGroups'],
    ]);
  });

  it('are fewer once it is assessed, and with facts also those on which the advice hangs', () => {
    const silent = report(nothingSaid as object);
    const found = {
      subjectCount: { min: 1, max: 1 },
      subjectGroups: ['customers'],
      dataCategories: ['name'],
    };
    expect(lacks(given(silent, assess(found as object)))).toEqual(['recipientKind']);
    const facts = { natures: ['confidentiality'], recipientKind: 'private-person' };
    const assessed = given(silent, { ...assess(found as object), facts } as ReturnType<typeof assess>);
    const hangsOn = assessed.breach.computed?.computedAdvice?.notifyAuthority.dependsOn ?? [];
    expect(hangsOn.length).toBeGreaterThan(0);
    expect(lacks(assessed)).not.toContain('recipientKind');
    expect(lacks(assessed)).toEqual(expect.arrayContaining(hangsOn.map(({ fact }) => fact)));
  });

  it('are none once it has ended', () => {
    expect(lacks(given(report(nothingSaid as object), dismiss))).toEqual([]);
  });
});
