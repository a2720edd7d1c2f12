import { expect, it } from '@jest/globals';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { atFields } from './body-from-form.js';

const field = (name: string): FieldShape => ({
  ...{ name, kind: 'text', required: false, conditional: false, past: false, options: [], max: undefined },
});

it('a fault of a part of a field, or of several fields at once, stands at a field that the form has', () => {
  const shapes = ['occurredFrom', 'subjectCount.min', 'subjectCount.max'].map(field);
  const faults = ['occurredFrom.precision', 'subjectCount', 'subjectCount.max', 'elsewhere', ''];
  expect([...atFields(new Map(faults.map((place) => [place, 'wrong'])), shapes).keys()]).toEqual([
    ...['occurredFrom', 'subjectCount.min', 'subjectCount.max', 'elsewhere', ''],
  ]);
});

it('where nothing was filled in of an object, it stands at each field that is needed in it', () => {
  const needed = ['report.description', 'report.reporter.kind'].map((name) => ({
    ...field(name),
    required: true,
  }));
  const shapes = [field('report.location'), ...needed];
  for (const [place, at] of [
    ['report', ['report.description', 'report.reporter.kind']],
    ['report.reporter', ['report.reporter.kind']],
  ] as const)
    expect([...atFields(new Map([[place, 'wrong']]), shapes).keys()]).toEqual(at);
});
