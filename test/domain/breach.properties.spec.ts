import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREACH_EVENT_TYPES } from '../../src/breach/domain/breach.js';
import { nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { statusOf } from '../../src/breach/domain/status.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { fold } from '../../src/breach/dossier/history.js';
import { timeLine } from '../../src/breach/views/time-line.view.js';
import { withoutPersonal } from '../../src/breach/lists/list-of.js';
import { parseMoment } from '../../src/shared/moment.js';
import { at, attempt, play, step, steps, type Tried } from '../support/arbitrary/arbitrary-breach.js';
import { COMMAND_TYPES } from '../support/arbitrary/arbitrary-commands.js';
import { act, Given } from '../support/breach/given-breach.js';

const RUNS = { numRuns: 80 };
const MANY = { numRuns: 200 };

/** Everything that is read from a dossier. */
const readable = ({ breach }: Given): object => ({
  status: statusOf(breach),
  duties: openDuties(breach),
  flags: flags(breach),
  deadlines: runningDeadlines(breach),
  nextAlarmAt: nextAlarmAt(breach),
});

it('whatever is asked, by whomever, in whatever order, is done or refused: the dossier stays decidable', () => {
  fc.assert(
    fc.property(steps, step, (all, next) => {
      const { end } = play(all);
      expect(readable(end)).toBeDefined();
      expect(breachView(end.breach)).toBeDefined();
      attempt(() => end.and(act(at(end.now, next.command), { by: next.by })));
    }),
    MANY,
  );
});

it('the generator reaches every command and every event, each accepted and most refused', () => {
  const accepted = new Set<string>();
  const refused = new Set<string>();
  const events = new Set<string>();
  for (const all of fc.sample(steps, { numRuns: 4_000, seed: 3 })) {
    const { end, tries } = play(all);
    for (const { outcome, command } of tries)
      (outcome instanceof Given ? accepted : refused).add(command.type);
    for (const { event } of end.history) events.add(event.type);
  }
  expect([...accepted].filter((type) => type !== 'ReportBreach').sort()).toEqual([...COMMAND_TYPES].sort());
  expect(refused.size).toBeGreaterThan(25);
  const unreached = Object.keys(BREACH_EVENT_TYPES).filter((type) => !events.has(type));
  expect(unreached).toEqual([]);
});

it('replayed from its stored facts, a dossier is the one that was lived', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { end, tries } = play(all);
      const stored = JSON.parse(JSON.stringify(end.history)) as typeof end.history;
      expect(JSON.stringify(fold(stored))).toEqual(JSON.stringify(end.breach));
      expect(JSON.stringify(timeLine(stored))).toEqual(JSON.stringify(timeLine(end.history)));
      for (const { outcome } of tries.filter(({ outcome: after }) => after instanceof Given)) {
        const lived = outcome as Given;
        expect(breachView(fold(stored.slice(0, lived.history.length))!)).toEqual(breachView(lived.breach));
      }
    }),
    RUNS,
  );
});

it('a refusal names its rule in a stable form, and nothing personal', () => {
  fc.assert(
    fc.property(steps, (all) => {
      for (const { outcome } of play(all).tries) {
        if (outcome instanceof Given) continue;
        expect(outcome.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(outcome.message).not.toContain('CANARY');
        expect(outcome.field ?? 'field').toMatch(/^\w+(\.\w+)*$/);
      }
    }),
    RUNS,
  );
});

/** Acts that are facts anew each time they are told, or that settle what they then no longer find. */
const NEW_EACH_TIME: ReadonlySet<string> = new Set([
  'SupplementReport',
  'AnswerQuestion',
  'EstablishAwareness',
  'TakeSafetyMeasure',
  'EstablishSafeContact',
  'EstablishInterestOfChild',
  'ConfirmDeletion',
  'AssessBreach',
  'InformSubjects',
  'NameLetterContact',
  'RecordFormAnswer',
  'RecordSentForm',
]);

it('the same asked again on what it led to adds no second fact', () => {
  fc.assert(
    fc.property(steps, (all) => {
      for (const { command, by, now, outcome } of play(all).tries) {
        if (!(outcome instanceof Given) || NEW_EACH_TIME.has(command.type)) continue;
        const again = attempt(() => outcome.and(act(command, { by, at: now })));
        expect(again instanceof Given ? again.history.slice(outcome.history.length) : []).toEqual([]);
      }
    }),
    RUNS,
  );
});

it('every moment of a fact is a moment, and a fact happened before it was written down', () => {
  fc.assert(
    fc.property(steps, (all) => {
      for (const { happenedAt, recordedAt } of timeLine(play(all).end.history)) {
        expect(parseMoment(happenedAt)).toBe(happenedAt);
        expect(happenedAt <= recordedAt).toBe(true);
      }
    }),
    RUNS,
  );
});

it('no decision looks inside a personal value: with all of them erased it is the same dossier', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { end, tries } = play(all);
      const erased = (given: Given): Given =>
        new Given(
          given.history.map((each) => ({ ...each, event: withoutPersonal<typeof each.event>(each.event) })),
          given.now,
        );
      expect(readable(erased(end))).toEqual(readable(end));
      for (const { before, command, by, now, outcome } of tries) {
        if (before.history.length === 0) continue;
        // The same words of the same danger are one fact; what was erased is no more the same, and danger said twice is the safe side.
        if (command.type === 'RaiseSafetyRisk' && command.note !== undefined) continue;
        const then = attempt(() => erased(before).and(act(command, { by, at: now })));
        expect(kinds(then, before)).toEqual(kinds(outcome, before));
      }
    }),
    RUNS,
  );
});

function kinds(outcome: Tried['outcome'], before: Given): readonly string[] {
  if (!(outcome instanceof Given)) return [outcome.code];
  return outcome.history.slice(before.history.length).map(({ event }) => event.type);
}
