import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Refusal } from '../../shared/refusal.js';
import type { DismissalsBody } from '../contract/dismissals.body.js';
import { organisationsAsked, type Asker } from '../dossier/access.policy.js';
import { commandId } from '../dossier/command-id.js';
import { IdempotencyKeyReused, NoSuchDossier, NotAllowed } from '../dossier/dossier-errors.js';
import { ActOnBreach, type ActResult } from './act-on-breach.command.js';

/** What came of one of many. */
export interface DismissalResult {
  readonly id: string;
  readonly dismissed: boolean;
  /** Why it was not; as of a problem. */
  readonly code?: string;
  readonly detail?: string;
}

interface AskedDismissals {
  readonly by: Asker;
  readonly idempotencyKey: string;
  readonly correlationId: string;
}

/** Many false reports at once: whoever empties the desk's dashboard in seconds does not cost a person hours. */
@Injectable()
export class Dismissals {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Each by itself, in the order in which they are given, each once.
   * @throws NotAllowed where somebody may do this nowhere
   */
  async dismiss(
    { ids, ground, reason, includingDanger = false }: DismissalsBody,
    { by, idempotencyKey, correlationId }: AskedDismissals,
  ): Promise<readonly DismissalResult[]> {
    organisationsAsked(by); // told so at once, not dossier by dossier
    const results: DismissalResult[] = [];
    for (const breachId of new Set(ids)) {
      const id = commandId(by.principal.id, 'POST /v1/breaches/dismissals', breachId, idempotencyKey);
      const asked = { breachId, commandId: id, correlationId, causationId: id, by };
      const content = { ground, reason, includingDanger };
      const act = new ActOnBreach({ ...asked, content }, { type: 'DismissUnverified', ...content });
      results.push(await this.resultOf(breachId, act));
    }
    return results;
  }

  private async resultOf(id: string, act: ActOnBreach): Promise<DismissalResult> {
    try {
      const { next }: ActResult = await this.commands.execute(act);
      // What is dismissed has no duties; where one waits for a second person it has.
      if (next.length === 0) return { id, dismissed: true };
      return {
        id,
        dismissed: false,
        code: 'second-person-needed',
        detail: 'Proposed: a second person has to send the same.',
      };
    } catch (error) {
      const no = refusalIn(error);
      if (no === undefined) throw error;
      return { id, dismissed: false, ...no };
    }
  }
}

/** What one dossier is refused for does not stop the others; what is wrong with the desk does. */
function refusalIn(error: unknown): Pick<DismissalResult, 'code' | 'detail'> | undefined {
  if (error instanceof Refusal) return { code: error.code, detail: error.detail };
  if (error instanceof NoSuchDossier) return { code: 'no-such-dossier' };
  if (error instanceof NotAllowed) return { code: 'not-allowed' };
  if (error instanceof IdempotencyKeyReused) return { code: 'idempotency-key-reused' };
  return undefined;
}
