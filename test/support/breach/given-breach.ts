import { expect } from '@jest/globals';
import {
  type Breach,
  type BreachCommand,
  type BreachEvent,
  decide,
} from '../../../src/breach/domain/breach.js';
import { fold, type History } from '../../../src/breach/dossier/history.js';
import type { LinkedAccounts } from '../../../src/shared/linked-accounts.js';
import { moment, type Moment } from '../../../src/shared/moment.js';
import type { Actor } from '../../../src/shared/recorded-event.js';
import { Refusal } from '../../../src/shared/refusal.js';
import { MONDAY_NINE } from './breach-commands.js';

export const handler: Actor = { id: 'actor-handler', role: 'handler' };
export const colleague: Actor = { id: 'actor-colleague', role: 'handler' };
export const fg: Actor = { id: 'actor-fg', role: 'fg' };
export const board: Actor = { id: 'actor-board', role: 'board' };
export const mandateHolder: Actor = { id: 'actor-mandate-holder', role: 'mandate-holder' };
const system: Actor = { id: 'deadline-timer', role: 'system' };
export const anyone: Actor = { id: 'anyone', role: 'reporter' };

/** Who does it when a test does not say. */
const USUALLY: { readonly [T in BreachCommand['type']]?: Actor } = {
  ReportBreach: anyone,
  RecordWish: anyone,
  AnswerQuestion: anyone,
  GiveAdvice: fg,
  Decide: board,
  UpholdDecision: board,
  ConfirmDecision: board,
  ContradictDecision: board,
  Ratify: board,
  RefuseRatification: board,
  GrantMandate: board,
  RevokeMandate: board,
  CheckDeadlines: system,
  CompleteErasure: system,
  RecordScan: system,
  TakeOutAffectedPeople: system,
};

export interface Circumstances {
  readonly by?: Actor;
  /** ISO moment with offset; not said: when the act before it happened. */
  readonly at?: string;
  /** Nobody could believe the clock then. */
  readonly clockUncertain?: boolean;
  /** Accounts that were linked by then. */
  readonly linked?: LinkedAccounts;
}
export type Act = BreachCommand | (Circumstances & { readonly act: BreachCommand });

export function act(command: BreachCommand, circumstances: Circumstances): Act {
  return { act: command, ...circumstances };
}

/** What an event is expected to be: its type and the fields that matter. */
export function event(type: BreachEvent['type'], data: object = {}): object {
  return { type, data };
}

/** A dossier to which all of this happened. */
export function given(...acts: readonly Act[]): Given {
  return acts.reduce<Given>((so, next) => so.and(next), new Given([], MONDAY_NINE));
}

const STREAM = 'breach-7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11';

export class Given {
  constructor(
    readonly history: History,
    readonly now: Moment,
    readonly stream = STREAM,
    readonly organisation = 'kadera',
    private readonly lived = fold(history),
  ) {}

  get breach(): Breach {
    return this.lived!;
  }

  /** @throws Refusal */
  and(next: Act): Given {
    const {
      act: command,
      by,
      at,
      clockUncertain,
      linked = [],
    } = 'act' in next ? next : ({ act: next } as Exclude<Act, BreachCommand>);
    const now = at === undefined ? this.now : moment(at);
    const actor = by ?? USUALLY[command.type] ?? handler;
    const events = decide(this.lived, command, { now, actor, linked });
    const news = this.recorded(events, actor, now, clockUncertain);
    const lived = fold(news, this.lived);
    return new Given([...this.history, ...news], now, this.stream, this.organisation, lived);
  }

  private recorded(
    events: readonly BreachEvent[],
    actor: Actor,
    recordedAt: Moment,
    clockUncertain = false,
  ): History {
    const first = this.history.length;
    const commandId = `command-${first}`;
    return events.map((fact, i) => ({
      id: `${this.stream}-${first + i}`,
      stream: this.stream,
      revision: first + i,
      position: String(first + i).padStart(6, '0'),
      event: fact,
      metadata: {
        recordedAt,
        actor,
        organisation: this.organisation,
        commandId,
        correlationId: commandId,
        causationId: commandId,
        schemaVersion: 1,
        lawVersion: 'gdpr-2018',
        nonce: '0'.repeat(32),
        ...(clockUncertain && { clockUncertain: true as const }),
      },
    }));
  }

  when(command: BreachCommand, circumstances: Circumstances = {}): When {
    try {
      return new When(this, this.and(act(command, circumstances)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return new When(this, error);
    }
  }
}

class When {
  constructor(
    private readonly before: Given,
    private readonly outcome: Given | Refusal,
  ) {}

  then(...expected: readonly object[]): Given {
    const after = this.accepted();
    const news = after.history.slice(this.before.history.length).map(({ event: fact }) => fact);
    expect(news).toMatchObject(expected);
    return after;
  }

  thenNothing(): Given {
    return this.then();
  }

  thenRefused(code: string, about: { readonly kind?: Refusal['kind']; readonly field?: string } = {}): void {
    expect(this.outcome).toBeInstanceOf(Refusal);
    expect(this.outcome).toMatchObject({ code, ...about });
  }

  private accepted(): Given {
    if (this.outcome instanceof Refusal) throw this.outcome;
    return this.outcome;
  }
}
