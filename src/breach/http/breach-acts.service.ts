import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { GrantLog } from '../../organisations/grant-log.js';
import { authorise, type Action } from '../dossier/access.policy.js';
import { ActOnBreach } from '../dossier/act-on-breach.command.js';
import { commandId } from '../dossier/command-id.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { BreachCommand, BreachEvent } from '../domain/breach.js';
import type { Breach } from '../domain/breach-state.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import type { ActAnswer } from './act.answer.js';
import type { ActRequest } from './act-request.decorator.js';

type History = readonly RecordedEvent<BreachEvent>[];
type Asked = BreachCommand | ((breach: Breach, history: History) => BreachCommand | Promise<BreachCommand>);

export type { ActAnswer };

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
  ) {}

  /** @throws Refusal, NoSuchDossier, NotAllowed and whatever {@link BreachDossiers.act} throws */
  async perform(breachId: string, action: Action, request: ActRequest, command: Asked): Promise<ActAnswer> {
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
}
