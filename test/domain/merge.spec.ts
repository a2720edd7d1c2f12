import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  checkDeadlines,
  close,
  interestOfChild,
  MONDAY_NINE,
  notify,
  raiseRisk,
  receive,
  RECORDED_ONLY,
  reopen,
  report,
  safeContact,
  safetyMeasure,
  secret,
  settle,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, colleague, event, Given, given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const LATER = { at: '2026-03-03T09:00:00+01:00' };
const other = (...acts: BreachCommand[]): Given =>
  acts.reduce<Given>(
    (so, next) => so.and(next),
    new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11'),
  );
const survivor = given(report());
const earlier = other(
  report({ firstSignalAt: hours(-20), discovered: { precision: 'moment', at: hours(-10) } }),
);
const into = (target: Given | undefined): BreachCommand => ({
  type: 'MergeBreach',
  reason: 'The same letter.',
  survivor: target?.breach,
});
const absorb = (from: Given): BreachCommand => ({ type: 'AbsorbReport', absorbed: toAbsorb(from.breach) });
const release = (from: Given): BreachCommand => ({ type: 'ReleaseAbsorbedReport', from: from.breach.id });
const undo: BreachCommand = { type: 'UndoMerge', reason: 'Another letter after all.', meanwhile: [] };

describe('merging two reports of one breach', () => {
  it('ends the one in favour of the other', () => {
    const merged = earlier.when(into(survivor)).then(event('BreachMerged', { into: survivor.breach.id }));
    expect(merged.breach.ending).toMatchObject({ kind: 'merged', into: survivor.breach.id });
    expect(openDuties(merged.breach)).toEqual([]);
  });

  it('happens within one organisation, and needs a survivor that is there', () => {
    const elsewhere = new Given([], MONDAY_NINE, 'breach-22222222', 'perspektief').and(report());
    earlier.when(into(elsewhere)).thenRefused('no-such-survivor', { kind: 'invalid', field: 'survivor' });
    earlier.when(into(undefined)).thenRefused('no-such-survivor');
  });

  it('is refused into itself and into what is ended', () => {
    earlier.when(into(earlier)).thenRefused('merge-into-itself');
    earlier.when(into(given(...RECORDED_ONLY, close))).thenRefused('survivor-ended');
  });

  it('is refused for the dossier that the AP was told of: the other one goes up in it', () => {
    earlier.and(notify()).when(into(survivor)).thenRefused('notification-stands');
  });

  it('is refused while something from outside is open on it', () => {
    earlier.and(receive()).when(into(survivor)).thenRefused('matters-open');
    earlier.and(receive()).and(settle()).when(into(survivor)).then(event('BreachMerged'));
  });

  it('never loses a danger: the survivor has to know of it first', () => {
    const danger = earlier.and(raiseRisk());
    danger.when(into(survivor)).thenRefused('safety-at-stake');
    danger.and(safetyMeasure()).when(into(survivor)).thenRefused('safety-at-stake');
    danger.and(safetyMeasure()).and(safeContact()).when(into(survivor)).thenRefused('safety-at-stake');
    danger
      .and(safetyMeasure())
      .and(safeContact())
      .when(into(survivor.and(raiseRisk()).and(safetyMeasure())))
      .then(event('BreachMerged'));
    danger.when(into(survivor.and(raiseRisk()))).then(event('BreachMerged'));
    // A safe way to the people of the one is none to those of the other.
    for (const own of [survivor.and(raiseRisk()), survivor]) {
      const safe = own.and(safetyMeasure()).and(safeContact());
      danger.and(safetyMeasure()).when(into(safe)).thenRefused('safety-at-stake');
      danger
        .and(safetyMeasure())
        .when(into(safe.and(raiseRisk())))
        .then(event('BreachMerged'));
    }
    const inFacts: BreachCommand = { ...assess(), facts: { recipientKind: 'threatening-person' } };
    earlier.and(inFacts).when(into(survivor)).thenRefused('safety-at-stake');
    earlier
      .and(inFacts)
      .when(into(survivor.and(inFacts)))
      .then(event('BreachMerged'));
  });

  it('never loses that a parent must not be told: the survivor has to know of it first', () => {
    const opposed = earlier.and(interestOfChild('opposes'));
    opposed.when(into(survivor)).thenRefused('interest-of-child-opposes');
    opposed.when(into(survivor.and(interestOfChild('allows')))).thenRefused('interest-of-child-opposes');
    opposed.when(into(survivor.and(interestOfChild('opposes')))).then(event('BreachMerged'));
    earlier.and(interestOfChild('allows')).when(into(survivor)).then(event('BreachMerged'));
  });

  it('leaves the merged dossier alone: everything goes on in the survivor', () => {
    const merged = earlier.and(into(survivor));
    for (const command of [aware(), supplement(), reopen, notify(), into(survivor)]) {
      merged.when(command).thenRefused('merged');
    }
    merged.when(checkDeadlines, { at: '2030-01-01T00:00:00Z' }).thenNothing();
  });

  it('can be undone, and the dossier is as it was, and looked at', () => {
    const undone = earlier.and(into(survivor)).when(undo).then(event('BreachMergeUndone'));
    // Whoever merges has looked at both; that it was merged stays told.
    const { turns, lastAct: _act, ...undoneBreach } = undone.breach;
    const { turns: none, lastAct: _none, ...before } = earlier.breach;
    expect(undoneBreach).toEqual({ ...before, lookedAt: MONDAY_NINE });
    expect([none, turns.map(({ kind }) => kind)]).toEqual([[], ['merged', 'merge-undone']]);
    survivor.when(undo).thenRefused('not-merged');
  });
});

describe('absorbing a report', () => {
  const absorbed = survivor.and(absorb(earlier));

  it('takes over the earliest moments; both receipts stay', () => {
    expect(absorbed.breach.awareness).toMatchObject({ at: hours(-10), basis: 'provisional' });
    expect(absorbed.breach.moments).toMatchObject({ firstSignalAt: hours(-20), receivedAt: MONDAY_NINE });
    expect(absorbed.breach.absorbed).toEqual([
      expect.objectContaining({ reference: earlier.breach.reference, receivedAt: MONDAY_NINE }),
    ]);
  });

  it('that came later moves nothing', () => {
    const late = other(report({ discovered: { precision: 'unknown' }, receivedAt: hours(5) }));
    expect(survivor.and(absorb(late)).breach.awareness).toEqual(survivor.breach.awareness);
  });

  it('happens once, and is released once', () => {
    const process = { by: { id: 'merge-process', role: 'system' } } as const;
    absorbed.when(absorb(earlier), process).thenNothing();
    absorbed.and(release(earlier)).when(release(earlier), process).thenNothing();
  });

  it('released gives back the survivor’s own moments', () => {
    const released = absorbed.and(release(earlier)).breach;
    expect(released.awareness).toEqual(survivor.breach.awareness);
    expect(released.moments).toEqual(survivor.breach.moments);
  });

  it('of an earlier moment asks again for awareness that was established', () => {
    const { breach } = survivor.and(aware()).and(absorb(earlier));
    expect(openDuties(breach).map(({ duty }) => duty)).toContain('establish-awareness');
  });

  it('no longer pulls the clock back once awareness was established with it', () => {
    const reason = secret('the first report was of another letter');
    const established = absorbed
      .and(act(aware({ awareAt: hours(-1), reason }), LATER))
      .and(act({ type: 'ConfirmLaterAwareness', awareAt: hours(-1) }, { by: colleague }));
    const another = other(report({ discovered: { precision: 'unknown' } }));
    const { from: _from, ...rest } = toAbsorb(another.breach);
    const after = established.and({ type: 'AbsorbReport', absorbed: { from: 'a third', ...rest } });
    expect(after.breach.awareness).toMatchObject({ at: hours(-1), basis: 'established' });
  });

  it('keeps the first signal that was established, whatever is absorbed or released later', () => {
    const established = absorbed.and(aware({ awareAt: hours(-10), firstSignalAt: hours(-30) }));
    expect(established.breach.moments.firstSignalAt).toBe(hours(-30));
    expect(established.and(release(earlier)).breach.moments.firstSignalAt).toBe(hours(-30));
  });

  it('opens a survivor that was closed in the meantime: somebody has to look at the report in one of both', () => {
    const closed = given(...RECORDED_ONLY, close);
    closed
      .when(absorb(earlier))
      .then(event('ReportAbsorbed'), event('BreachReopened', { cause: 'report-supplemented' }));
    closed.and(absorb(earlier)).when(absorb(earlier)).thenNothing();
  });
});
