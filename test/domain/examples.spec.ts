import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  NATURES,
  NOTICE_MEANS,
  ORGANISATION_CONSEQUENCES,
  PROTECTIONS,
  SEVERITIES,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
  SUBJECT_GROUPS,
} from '../../src/law/ap-vocabulary.js';
import { lateness, notificationDeadline } from '../../src/law/clock.js';
import { DUTCH_TIME } from '../../src/shared/dutch-time.js';
import { bindingPromises } from '../../src/organisations/promise.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { moment } from '../../src/shared/moment.js';

interface Step {
  readonly at: string;
  readonly assumed: boolean;
  readonly madeUp?: boolean;
  readonly who: string;
  readonly call: string;
  readonly source: string;
  readonly expect?: number;
  readonly with: Readonly<Record<string, unknown>>;
}
interface Case {
  readonly case: string;
  readonly madeUp: boolean;
  readonly playedBy: string;
  readonly steps: readonly Step[];
  readonly knownOn: readonly { readonly at: string; readonly why: string; readonly expected: object }[];
  readonly expected: {
    readonly awareAt: string;
    readonly dueAt: string;
    readonly notified: boolean;
    readonly notifiedAt?: string;
    readonly daysLate?: number;
    readonly promises?: readonly string[];
  };
}

const project = fileURLToPath(new URL('../../', import.meta.url));
const cases = readdirSync(join(project, 'examples'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const read = parse(readFileSync(join(project, 'examples', name), 'utf8')) as Case;
    return [name, read] as const;
  });

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles(join(project, 'organisations'));
});

it('there are five published cases and three everyday ones', () => {
  expect(cases.map(([, { madeUp }]) => madeUp).filter((madeUp) => !madeUp)).toHaveLength(5);
  expect(cases).toHaveLength(8);
});

describe.each(cases)('%s', (name, { case: id, madeUp, playedBy, steps, knownOn, expected }) => {
  it('is played by an organisation of ours, to which it is reported', () => {
    expect(`${id}.yaml`).toBe(name);
    expect(profiles.slugs()).toContain(playedBy);
    expect(steps[0]).toMatchObject({ call: 'report', with: { organisation: playedBy } });
  });

  it('happens in order of time, with offsets as they were on the Dutch clock', () => {
    const moments = steps.map(({ at }) => moment(at));
    expect(moments).toEqual([...moments].sort());
    for (const { at } of [...steps, ...knownOn]) {
      expect(DateTime.fromISO(at, { setZone: true }).offset).toBe(
        DateTime.fromISO(at, { zone: DUTCH_TIME }).offset,
      );
    }
  });

  it('takes noon wherever a published case has no published time', () => {
    if (madeUp) return;
    for (const { at, assumed } of steps) expect([assumed, at.slice(11, 16)]).toEqual([true, '12:00']);
  });

  it('tells of nothing that lies after the step that tells it', () => {
    for (const { at, with: told } of steps) {
      for (const [key, value] of Object.entries(told)) {
        if (/At$/.test(key) && typeof value === 'string' && value.length > 10) {
          expect(moment(value) <= moment(at)).toBe(true);
        }
      }
    }
  });

  it('says every closed answer in the words of the law code', () => {
    for (const { with: told } of steps) expectClosedAnswers(told);
  });

  it('is due 72 hours after awareness, and late by the days stated', () => {
    expect(notificationDeadline(moment(expected.awareAt)).dueAt).toBe(moment(expected.dueAt));
    expect(expected.notifiedAt !== undefined).toBe(expected.notified);
    const late = expected.notifiedAt && lateness(moment(expected.dueAt), moment(expected.notifiedAt))?.days;
    expect(late).toBe(expected.daysLate);
  });

  it('asks three days that lie apart', () => {
    expect(new Set(knownOn.map(({ at }) => at)).size).toBe(3);
  });

  it('counts on promises that the organisation did make', () => {
    const { promises } = profiles.get(playedBy);
    const made = (['notify-ap', 'inform-people'] as const).flatMap((concern) =>
      bindingPromises(promises, concern, { harmPossible: true }).map(({ kind }) => kind as string),
    );
    expect(made).toEqual(expect.arrayContaining([...(expected.promises ?? [])]));
  });
});

const CLOSED: Readonly<Record<string, readonly string[]>> = {
  natures: NATURES,
  incidentType: INCIDENT_TYPES,
  dataCategories: [...DATA_CATEGORIES, ...SPECIAL_CATEGORIES],
  specialCategories: SPECIAL_CATEGORIES,
  subjectGroups: SUBJECT_GROUPS,
  protection: PROTECTIONS,
  organisationConsequences: ORGANISATION_CONSEQUENCES,
  subjectConsequences: SUBJECT_CONSEQUENCES,
  severity: SEVERITIES,
  means: NOTICE_MEANS,
};

function expectClosedAnswers(told: Readonly<Record<string, unknown>>): void {
  for (const [key, allowed] of Object.entries(CLOSED)) {
    if (told[key] !== undefined) expect(allowed).toEqual(expect.arrayContaining([told[key]].flat()));
  }
}
