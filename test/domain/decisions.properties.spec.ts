import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { standingDecision } from '../../src/breach/domain/decision.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { contradicting, turnedAgainst } from '../../src/breach/domain/opinions.js';
import { bearsControllersDuties } from '../../src/breach/domain/controllers-duties.js';
import { QUESTIONS } from '../../src/breach/domain/question.js';
import { standingNotification } from '../../src/breach/domain/authority-notification.js';
import { dutyView } from '../../src/breach/views/duty.view.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { Given } from '../support/breach/given-breach.js';

const RUNS = { numRuns: 150 };

/** Each state that a random history goes through. */
function forEachState(check: (dossier: Given) => void): void {
  fc.assert(
    fc.property(steps, (all) => {
      for (const { outcome } of play(all).tries) if (outcome instanceof Given) check(outcome);
    }),
    RUNS,
  );
}

describe('in whatever order things happen', () => {
  it('no plain "no" stands while something turned against it, or while nobody confirmed it, without clock and duty', () => {
    forEachState(({ breach }) => {
      if (breach.ending !== undefined || !bearsControllersDuties(breach)) return;
      for (const question of QUESTIONS) {
        const decision = standingDecision(breach, question);
        if (decision?.outcome !== 'no') continue;
        const turned = turnedAgainst(breach, question, 'no').length > 0;
        if (!turned && decision.confirmation !== 'open') continue;
        const duties = openDuties(breach).map(({ duty }) => duty);
        const reconsider =
          question === 'notify-authority' ? 'reconsider-on-authority' : 'reconsider-on-people';
        expect(duties).toContain(turned ? reconsider : 'confirm-decision');
        if (question === 'inform-people' || standingNotification(breach) !== undefined) continue;
        expect(runningDeadlines(breach).map(({ deadline }) => deadline)).toContain('authority-notification');
      }
    });
  });

  it('a departure always has its reason', () => {
    forEachState(({ breach, history }) => {
      const last = history.at(-1)?.event;
      if (last?.type !== 'DecisionTaken' && last?.type !== 'DecisionRevised') return;
      const { question, outcome, departure, departsFrom = [] } = last.data;
      const departs = contradicting(breach, question, outcome).filter(
        (one) => outcome === 'no' || one !== 'assessed-risk',
      );
      expect(departsFrom).toEqual(departs);
      if (departs.length > 0) expect(departure).toBeDefined();
    });
  });

  it('a duty says what it is about in both languages, and no two say the same', () => {
    forEachState(({ breach }) => {
      const shown = openDuties(breach).map(dutyView);
      for (const { words, call } of shown) {
        expect(words.nl.length).toBeGreaterThan(10);
        expect(words.en.length).toBeGreaterThan(10);
        expect(call.path).toMatch(/^\/breaches\/\{id\}\/[a-z]/);
      }
      const told = shown.map(({ duty, subject }) => JSON.stringify([duty, subject]));
      expect(new Set(told).size).toBe(told.length);
    });
  });
});
