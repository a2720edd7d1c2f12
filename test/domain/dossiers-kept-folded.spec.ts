import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREACH_EVENT_TYPES, decide, type BreachCommand } from '../../src/breach/domain/breach.js';
import { streamOf } from '../../src/breach/domain/breach-stream.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { countAsOf, historyAsOf } from '../../src/breach/dossier/as-of.js';
import { BreachDossiers } from '../../src/breach/dossier/breach-dossier.repository.js';
import { foldedFurther } from '../../src/breach/dossier/folded-dossier.js';
import { bytesOf, FoldedDossiers } from '../../src/breach/dossier/folded-dossiers.js';
import { fold } from '../../src/breach/dossier/history.js';
import { lookingAt } from '../../src/breach/dossier/opened-on-sight.js';
import { EventCodec } from '../../src/platform/event-store/event-codec.js';
import { plusHours, type Moment } from '../../src/shared/moment.js';
import type { Actor } from '../../src/shared/recorded-event.js';
import { Refusal } from '../../src/shared/refusal.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { CANARY, MONDAY_NINE, report, supplement } from '../support/breach/breach-commands.js';
import { given, handler } from '../support/breach/given-breach.js';
import { LogInMemory } from '../support/event-store/log-in-memory.js';
import { howOften } from '../support/how-often.js';
import { BoxesInMemory } from '../support/personal-data/boxes-in-memory.js';

const ID = '7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11';
const RUNS = { numRuns: howOften({ short: 25, long: 400 }) };
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A log with two processes that keep dossiers folded, and one that keeps nothing and reads all anew each time. */
class Desk {
  readonly log = new LogInMemory();
  readonly boxes = new BoxesInMemory();
  readonly codec = new EventCodec(BREACH_EVENT_TYPES, this.boxes);
  readonly processes = [this.process(), this.process()] as const;

  process(): BreachDossiers {
    return new BreachDossiers(this.log, this.codec);
  }

  /** What the handler of acts does, with a process of that number. @returns the code of a refusal */
  async act(
    process: 0 | 1,
    n: number,
    { command, by: actor, now }: { command: BreachCommand; by: Actor; now: Moment },
  ): Promise<string | boolean> {
    const dossiers = this.processes[process];
    const dossier = await dossiers.load(ID);
    if (dossier.known(uuid(n)) !== undefined) return 'known';
    const from = { actor, organisation: 'kadera', correlationId: 'c', causationId: 'c' };
    try {
      await lookingAt(() => dossier.execute(command, { ...from, commandId: uuid(n) }, now));
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
    return dossier.lived.length > 0 && dossiers.save(dossier);
  }

  /** The same, decided on the whole history as people read it. */
  async decidedCold({
    command,
    by: actor,
    now,
  }: {
    command: BreachCommand;
    by: Actor;
    now: Moment;
  }): Promise<unknown> {
    const history = await this.process().history(ID);
    const last = history.at(-1)?.metadata.recordedAt ?? now;
    try {
      return decide(fold(history), command, { now: last > now ? last : now, actor, linked: [] });
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  async expectsSameAsCold(): Promise<void> {
    const [history, cold] = [await this.process().history(ID), await this.process().load(ID)];
    for (const process of this.processes) {
      const warm = await process.load(ID);
      expect([warm.revision, warm.lastActRevision, warm.last, warm.size]).toEqual([
        ...[cold.revision, cold.lastActRevision, cold.last, cold.size],
      ]);
      expect(warm.state).toEqual(cold.state);
      const seen = await lookingAt(() => JSON.stringify(warm.seen));
      expect(seen).toBe(JSON.stringify(fold(history)));
      const duties = await lookingAt(() => warm.seen && openDuties(warm.seen));
      const breach = fold(history);
      expect(duties).toEqual(breach && openDuties(breach));
    }
  }
}

describe('a dossier that is kept folded', () => {
  it('decides as its whole history does, whichever of two processes acts, and whatever was put back meanwhile', async () => {
    const interleaved = fc.tuple(
      steps,
      fc.infiniteStream(fc.record({ process: fc.constantFrom(0, 1), back: fc.nat(30) })),
    );
    await fc.assert(
      fc.asyncProperty(interleaved, async ([all, chances]) => {
        const desk = new Desk();
        let backup = desk.log.backup();
        for (const [n, tried] of play(all).tries.entries()) {
          const { process, back } = chances.next().value as { process: 0 | 1; back: number };
          const expected = await desk.decidedCold(tried);
          const before = (await desk.log.readStream(streamOf(ID))).length;
          const done = await desk.act(process, n, tried);
          if (typeof expected === 'string') expect(done).toBe(expected);
          else {
            const recorded = (await desk.process().history(ID)).slice(before).map(({ event }) => event);
            expect(JSON.stringify(recorded)).toBe(JSON.stringify(expected));
          }
          if (back === 1) backup = desk.log.backup();
          if (back === 0) desk.log.restore(backup);
          await desk.expectsSameAsCold();
        }
      }),
      RUNS,
    );
  });

  it('is the same whoever asks at once, and in whatever order the log answers them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(5), { minLength: 4, maxLength: 12 }),
        async (order, asked) => {
          const desk = new Desk();
          const by = { by: handler, now: MONDAY_NINE };
          await desk.act(0, 0, { command: report(), ...by });
          const answer = desk.log.readStream.bind(desk.log);
          desk.log.readStream = order.scheduleFunction(answer);
          // Some act, some look; whoever was too slow acts again, as the handler of acts does.
          const acted = async (n: number): Promise<void> => {
            const lesson = { type: 'RecordLesson', lesson: `Lesson ${n}.` } as const;
            while ((await desk.act(0, n, { command: lesson, ...by })) === false);
          };
          const all = asked.map(async (kind, i) => {
            if (kind < 3) return acted(i + 1);
            const { state, last, commands, recordedAt } = (await desk.processes[0].folded(ID))!;
            const known = [...commands.values()].filter(({ revision }) => revision <= last.revision);
            expect([state.lessons.length, known.length]).toEqual([last.revision, last.revision + 1]);
            expect(recordedAt.slice(0, last.revision + 1)).not.toContain(undefined);
          });
          await order.waitFor(Promise.all(all));
          desk.log.readStream = answer;
          await desk.expectsSameAsCold();
          const { revision } = await desk.processes[0].load(ID);
          expect(revision).toBe(asked.filter((kind) => kind < 3).length);
        },
      ),
      RUNS,
    );
  });

  it('reads its tail and asks for no key where no text is looked at', async () => {
    const desk = new Desk();
    const by = { by: handler, now: MONDAY_NINE };
    await desk.act(0, 0, { command: report(), ...by });
    for (let n = 1; n <= 200; n++)
      await desk.act(0, n, { command: { type: 'RecordLesson', lesson: `Lesson ${n}.` }, ...by });
    await desk.processes[1].load(ID);
    Object.assign(desk.log, { read: 0 });
    Object.assign(desk.boxes, { asked: 0 });
    const dossier = await desk.processes[1].load(ID);
    expect(dossier.revision).toBe(200);
    expect([desk.log.read, desk.boxes.asked]).toEqual([1, 0]);
    // Assigning looks at no lesson, and opens none.
    const assign = { type: 'AssignDossier', person: handler.id, holds: ['handler'] } as BreachCommand;
    expect(await desk.act(1, 201, { command: assign, ...by })).toBe(true);
    expect(desk.log.read).toBeLessThan(5);
    expect(desk.boxes.asked).toBeLessThan(20);
    // Whether a lesson stands there already is asked of each.
    const again = { type: 'RecordLesson', lesson: 'Lesson 7.' } as const;
    expect(await desk.act(1, 202, { command: again, ...by })).toBe(false);
    expect(desk.boxes.asked).toBeGreaterThan(200);
  });

  it('keeps nothing of what was tried and not recorded', async () => {
    const desk = new Desk();
    await desk.act(0, 0, { command: report(), by: handler, now: MONDAY_NINE });
    const [one, other] = [await desk.processes[0].load(ID), await desk.processes[0].load(ID)];
    const from = { actor: handler, organisation: 'kadera', correlationId: 'c', causationId: 'c' };
    for (const [n, dossier] of [one, other].entries())
      await lookingAt(() => dossier.execute(supplement(), { ...from, commandId: uuid(n + 1) }, MONDAY_NINE));
    expect([await desk.processes[0].save(one), await desk.processes[0].save(other)]).toEqual([true, false]);
    const now = await desk.processes[0].load(ID);
    expect([now.revision, now.known(uuid(1))?.revision, now.known(uuid(2))]).toEqual([1, 1, undefined]);
    await desk.expectsSameAsCold();
  });

  it('is thrown away where a log was put back and others went on from there', async () => {
    const desk = new Desk();
    const by = { by: handler, now: MONDAY_NINE };
    await desk.act(0, 0, { command: report(), ...by });
    const backup = desk.log.backup();
    await desk.act(0, 1, { command: { type: 'RecordLesson', lesson: 'It was lost.' }, ...by });
    await desk.expectsSameAsCold();
    desk.log.restore(backup);
    await desk.act(1, 2, { command: { type: 'RecordLesson', lesson: 'It was not.' }, ...by });
    await desk.act(1, 3, { command: { type: 'RecordLesson', lesson: 'Nor was this.' }, ...by });
    await desk.expectsSameAsCold();
    const dossier = await desk.processes[0].load(ID);
    expect([dossier.known(uuid(1)), dossier.known(uuid(2))?.revision]).toEqual([undefined, 1]);
  });

  it('says what has no key any more as a history that is read anew does', async () => {
    const desk = new Desk();
    await desk.act(0, 0, { command: report(), by: handler, now: MONDAY_NINE });
    await desk.act(0, 1, {
      command: { type: 'RecordLesson', lesson: 'A name.' },
      by: handler,
      now: MONDAY_NINE,
    });
    await desk.expectsSameAsCold();
    for (let key = 1; key < 50; key++) desk.boxes.forgotten.add(`key-${key}`);
    await desk.expectsSameAsCold();
    const dossier = await desk.processes[0].load(ID);
    expect(await lookingAt(() => dossier.seen?.lessons)).toEqual(['[…]']);
  });

  it('is frozen all the way down, holds no word that anybody wrote, and is as it was after acts on it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const desk = new Desk();
        for (const [n, tried] of play(all).tries.entries()) {
          const kept = await desk.processes[0].folded(ID);
          const before = JSON.stringify(kept?.state);
          if (kept?.state.erasures.length === 0) {
            expect(before).not.toContain(CANARY);
            expect(notFrozen(kept.state)).toEqual([]);
          }
          await desk.act(0, n, tried);
          expect(JSON.stringify(kept?.state)).toBe(before);
        }
      }),
      RUNS,
    );
  });

  it('counts as of a moment or a revision what a whole history gives', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: -5, max: 200 }), async (all, hours) => {
        const { history } = play(all).end;
        const folded = foldedFurther(undefined, history);
        for (const asked of [
          ...history.map(({ metadata }) => ({ at: metadata.recordedAt })),
          { at: plusHours(MONDAY_NINE, hours) },
          ...[0, 1, history.length - 1, history.length, history.length + 3].map((revision) => ({ revision })),
        ])
          expect(countAsOf(folded, asked)).toBe(historyAsOf(history, asked).length);
        return Promise.resolve();
      }),
      RUNS,
    );
  });
});

describe('what is kept folded', () => {
  const folded = foldedFurther(undefined, given(report()).history);

  it('is never more than its bytes, and lets go of what was used longest ago', () => {
    const bytes = bytesOf(folded);
    const kept = new FoldedDossiers(bytes * 3);
    for (const id of ['a', 'b', 'c']) kept.put(id, folded);
    kept.get('a');
    kept.put('d', folded);
    expect(['a', 'b', 'c', 'd'].filter((id) => kept.get(id) !== undefined)).toEqual(['a', 'c', 'd']);
    expect(kept.bytes).toBe(bytes * 3);
    kept.put('a', folded);
    kept.drop('c');
    kept.drop('never there');
    expect(kept.bytes).toBe(bytes * 2);
  });

  it('is nothing of a dossier that is larger than all of it may be', () => {
    const kept = new FoldedDossiers(bytesOf(folded) - 1);
    kept.put('a', folded);
    expect([kept.get('a'), kept.bytes]).toEqual([undefined, 0]);
  });
});

function notFrozen(value: object): readonly object[] {
  const inner = Object.values(value).filter((each) => typeof each === 'object' && each !== null) as object[];
  return [...(Object.isFrozen(value) ? [] : [value]), ...inner.flatMap(notFrozen)];
}
