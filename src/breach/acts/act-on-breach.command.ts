import { Command } from '@nestjs/cqrs';
import type { Breach, BreachCommand } from '../domain/breach.js';
import type { HeldNow } from '../domain/against-erasing.js';
import type { AssignDossier } from '../domain/assignment.js';
import type { AssessBreach } from '../domain/assessment.js';
import type { AppointDeputy } from '../domain/deputising.js';
import type { ApproveErasure, ProposeErasure } from '../domain/erasing.js';
import type { NotifyAuthority } from '../domain/notifying-authority.js';
import type { MergeBreach, UndoMerge } from '../domain/merge.js';
import type { RestrictDossier } from '../domain/restricting.js';
import type { DutyAnswer } from '../contract/duty.answer.js';
import type { History } from '../dossier/history.js';
import type { Authority } from './authority.js';

/** An act that is asked for, whatever it is: on which dossier, by whom, because of what. Plain data. */
export interface AskedAct {
  readonly breachId: string;
  /** The same act asked again has the same id. What an act begins (a measure, a complaint) bears it as its own. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** The request as it was sent, to tell a repeat from another request under the same key; a process has none. */
  readonly content?: unknown;
  /** Revision that the person had seen. A process has seen none: it decides again when somebody was faster. */
  readonly ifMatch?: number;
  /** It begins the dossier, whose id follows from that of the command: unless it is repeated, there is nothing to read before. */
  readonly begins?: true;
  readonly by: Authority;
}

/** Of these the desk adds what the asker cannot know, when it is decided (see `CommandCompletion`). */
type Incomplete =
  | Omit<AssessBreach, 'promises'>
  | Omit<NotifyAuthority, 'salt' | 'form'>
  | Omit<RestrictDossier, 'supervisors'>
  | Omit<AppointDeputy, 'holds'>
  | Omit<AssignDossier, 'holds'>
  | Omit<ProposeErasure, keyof HeldNow>
  | Omit<ApproveErasure, keyof HeldNow>
  | Omit<UndoMerge, 'meanwhile'>
  | (Omit<MergeBreach, 'survivor'> & { readonly into: string });

/** A command as it is asked. */
export type AskedCommand = Exclude<BreachCommand, { readonly type: Incomplete['type'] }> | Incomplete;

/** What an act is answered with, now and at every repeat. */
export interface ActResult {
  readonly id: string;
  readonly revision: number;
  /** Whether anything came into the dossier; a repeat is answered as the act itself was. */
  readonly recorded: boolean;
  /** What is to be done after it; nothing is said of it to whoever begins a dossier. */
  readonly next: readonly DutyAnswer[];
  /** The dossier, where the act began it just now: at a repeat whoever needs it reads it. */
  readonly begun?: { readonly history: History; readonly state: Breach | undefined };
}

/**
 * The one message that acts on a dossier, from people, process managers and timers alike.
 *
 * Answered with what it led to. @throws Refusal a rule said no; NoSuchDossier, NotAllowed; RevisionMismatch somebody
 * else acted since `ifMatch`; IdempotencyKeyReused another request came under the same key before;
 * EventStoreUnavailable, TooMuchContention: safe to repeat with the same key; FreshProofNeeded the person
 * has to prove again who he is
 */
export class ActOnBreach extends Command<ActResult> {
  constructor(
    readonly asked: AskedAct,
    readonly command: AskedCommand,
  ) {
    super();
  }
}
