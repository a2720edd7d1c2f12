import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { GrantLog } from '../../organisations/grant-log.js';
import type { Principal } from '../../platform/identity/principal.js';
import { Refusal } from '../../shared/refusal.js';
import { authorise, maySee, type Action } from '../access.policy.js';
import { ActOnBreach } from '../act-on-breach.command.js';
import { BreachDossiers } from '../breach-dossier.repository.js';
import { commandId } from '../command-id.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { BreachCommand, BreachEvent } from '../domain/breach.js';
import type { Breach } from '../domain/breach-state.js';
import { NoSuchDossier } from '../dossier-errors.js';
import type { ActRequest } from './act-request.decorator.js';

type History = readonly RecordedEvent<BreachEvent>[];
type Asked = BreachCommand | ((breach: Breach, history: History) => BreachCommand | Promise<BreachCommand>);

/** What an act is answered with, now and at every repeat. */
export interface ActAnswer {
  readonly id: string;
  readonly revision: number;
}

/** The identity of the act that was asked for; what an act begins (a measure, a complaint) bears it as its id. */
export function commandIdOf(
  breachId: string,
  { principal, route, idempotencyKey }: Pick<ActRequest, 'principal' | 'route' | 'idempotencyKey'>,
): string {
  return commandId(principal.id, route, breachId, idempotencyKey);
}

/** From an HTTP request to the one way into a dossier. */
@Injectable()
export class BreachActs {
  constructor(
    private readonly commands: CommandBus,
    private readonly grants: GrantLog,
    private readonly dossiers: BreachDossiers,
  ) {}

  /** @throws Refusal, NoSuchDossier, NotAllowed and whatever {@link BreachDossiers.act} throws */
  async perform(breachId: string, action: Action, request: ActRequest, command: Asked): Promise<ActAnswer> {
    try {
      return await this.attempt(breachId, action, request, command);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'merged') throw error;
      const survivor = await this.survivorFor(request.principal, breachId);
      throw new Refusal(
        error.code,
        error.detail,
        error.kind,
        error.pointer,
        survivor === undefined ? {} : { survivor },
      );
    }
  }

  private async attempt(
    breachId: string,
    action: Action,
    request: ActRequest,
    command: Asked,
  ): Promise<ActAnswer> {
    const { principal } = request;
    const commandIdentity = commandIdOf(breachId, request);
    const { id, revision } = await this.commands.execute(
      new ActOnBreach({
        breachId,
        commandId: commandIdentity,
        correlationId: request.correlationId,
        causationId: commandIdentity,
        content: request.content,
        ifMatch: request.ifMatch,
        authorise: (breach) => {
          const role = authorise(principal, action, breach);
          if (breach === undefined) throw new NoSuchDossier();
          return { actor: { id: principal.id, role }, organisation: breach.organisation };
        },
        beforeRecording: (organisation) => this.grants.note(principal, organisation),
        command: (breach, history) => {
          if (breach === undefined) throw new NoSuchDossier();
          return typeof command === 'function' ? command(breach, history) : command;
        },
      }),
    );
    return { id, revision };
  }

  /** The dossier to go on in, for somebody who may see it: it may be restricted, and then it is as if it were not there. */
  private async survivorFor(principal: Principal, merged: string): Promise<string | undefined> {
    const { state } = await this.dossiers.load(merged);
    if (state?.ending?.kind !== 'merged') return undefined;
    const { into } = state.ending;
    const { state: survivor } = await this.dossiers.load(into);
    return maySee(principal, survivor) ? into : undefined;
  }
}
