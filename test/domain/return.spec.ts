import { describe, expect, it } from '@jest/globals';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { DISMISSAL_GROUNDS } from '../../src/breach/domain/ending.js';
import { returnView } from '../../src/intake/return/return.view.js';
import {
  aware,
  assess,
  CANARY,
  close,
  decide,
  MONDAY_NINE,
  notify,
  RECORDED_ONLY,
  report,
  secret,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, anyone, Given, given, handler } from '../support/breach/given-breach.js';

/** As `secret` keeps it. */
const said = (text: string): string => `${CANARY} ${text}`;
const ask = (question: string, text: string) =>
  act({ type: 'AskReporter', question, text: secret(text) }, { by: handler });
const says = (text: string, from?: string) =>
  act(
    { type: 'SupplementReport', by: 'reporter', text: secret(text), ...(from !== undefined && { from }) },
    { by: anyone },
  );
const wish = act({ type: 'RecordWish', outcome: true }, { by: anyone });
const seen = (own: Given, current = own) => returnView({ own: own.history, current: current.history }, 'nl');
const other = (): Given =>
  new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(report());

describe('what a reporter sees who comes back', () => {
  it('how it stands: received, being handled, finished', () => {
    expect(seen(given(report()))).toMatchObject({ state: 'received', reference: 'DL-2026-7K3F-9Q2M' });
    expect(seen(given(report(), ask('q', 'which?')))).toMatchObject({ state: 'being-handled' });
    expect(seen(given(...RECORDED_ONLY, close))).toMatchObject({ state: 'finished' });
    expect(returnView({ own: given(report()).history, current: given(report()).history }, 'en').status).toBe(
      'We have your report. Nobody has looked at it yet.',
    );
  });

  it('his own words and the questions to him, with what he answered; nothing that the organisation added', () => {
    const dossier = given(
      report({ location: secret('the office') }),
      says('mine'),
      act({ ...(supplement() as object), by: 'organisation', text: secret('theirs') } as never, {
        by: handler,
      }),
      ask('q1', 'which?'),
      act({ type: 'AnswerQuestion', question: 'q1', by: 'reporter', text: secret('blue') }, { by: anyone }),
      act(
        { type: 'AnswerQuestion', question: 'q1', by: 'reporter', text: secret('or green') },
        { by: anyone },
      ),
      ask('q2', 'when?'),
      act({ type: 'AnswerQuestion', question: 'q2', by: 'organisation', text: secret('by phone') }, {}),
      ask('q3', 'where?'),
    );
    const view = seen(dossier);
    const texts = view.words.map(({ what, text }) => [what, text]);
    expect(texts).toEqual([
      ['description', expect.any(String)],
      ['location', said('the office')],
      ['addition', said('mine')],
    ]);
    expect(view.questions).toMatchObject([
      { question: 'q1', open: false, answers: [{ text: said('blue') }, { text: said('or green') }] },
      { question: 'q2', open: false, answers: [] },
      { question: 'q3', open: true, answers: [] },
    ]);
    expect(JSON.stringify(view)).not.toMatch(/theirs|by phone/);
  });

  it('never an advice, a risk, a decision, a conclusion, or the name of anybody who works there', () => {
    const dossier = given(
      report(),
      aware(),
      assess({ summary: 'KENMERK summary' }),
      decide({ reason: 'KENMERK reason' }),
      notify(),
      ask('q1', 'which?'),
      wish,
    );
    const view = JSON.stringify(seen(dossier));
    expect(view).not.toMatch(/KENMERK|actor-|risk|advice|board/i);
    expect(view).not.toContain(handler.id);
  });

  it('what became of it only where he asked for it, and only when it is finished', () => {
    expect(seen(given(...RECORDED_ONLY, close)).outcome).toBeUndefined();
    expect(seen(given(report(), wish))).toMatchObject({ outcomeWished: true });
    expect(seen(given(report(), wish)).outcome).toBeUndefined();
    expect(seen(given(...RECORDED_ONLY, wish, close)).outcome).toContain('hoefde het niet te weten');
    for (const ground of DISMISSAL_GROUNDS) {
      const dismissed = given(report(), wish, { type: 'DismissBreach', ground, reason: 'KENMERK' });
      expect(seen(dismissed).outcome).toMatch(/\w/);
      expect(JSON.stringify(seen(dismissed))).not.toContain('KENMERK');
    }
  });
});

describe('whose report was merged into another', () => {
  const own = given(report(), says('before'), ask('q-own', 'mine?'));
  const id = own.breach.id;
  const before = other().and(ask('q-theirs', 'theirs?')).and(says('somebody else'));
  const merged = own.and({ type: 'MergeBreach', reason: 'One letter.', survivor: before.breach });
  const survivor = before
    .and({ type: 'AbsorbReport', absorbed: toAbsorb(own.breach) })
    .and(ask('q-both', 'both?'))
    .and(says('after', id))
    .and(
      act(
        { type: 'AnswerQuestion', question: 'q-both', by: 'reporter', text: secret('hers') },
        { by: anyone },
      ),
    );

  it('sees the state of the one that went on, under his own number, and what he said himself in both', () => {
    const view = seen(merged, survivor);
    expect(view).toMatchObject({ reference: own.breach.reference, state: 'being-handled' });
    expect(view.words.filter(({ what }) => what === 'addition').map(({ text }) => text)).toEqual([
      said('before'),
      said('after'),
    ]);
  });

  it('is asked what was asked since, not what was asked of somebody else before, nor reads her answers', () => {
    const view = seen(merged, survivor);
    expect(view.questions).toMatchObject([{ question: 'q-both', open: false, answers: [] }]);
    expect(JSON.stringify(view)).not.toMatch(/somebody else|theirs|hers/);
  });

  it('while the other does not know of it yet is asked nothing', () => {
    expect(seen(merged, before.and(ask('q-new', 'new?'))).questions).toEqual([]);
  });

  it('whoever reported the one that went on sees nothing of him', () => {
    expect(JSON.stringify(seen(survivor))).not.toMatch(/after|before/);
  });
});
