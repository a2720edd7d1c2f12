import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../../platform/identity/principal.js';
import type { Breach } from '../domain/breach.js';
import { wayInto } from '../domain/restriction.js';
import { authorise, viewerIn, type Asker } from './access.policy.js';
import { askerOf } from './action.decorator.js';
import { BreachDossiers } from './breach-dossier.repository.js';
import { breachIdFrom } from './breach-id.pipe.js';
import { fold, type History } from './history.js';

interface AskedDossier {
  readonly id: string;
  readonly asker: Asker;
}

/**
 * Reads a dossier for somebody who may see it. That is decided on the dossier as it is now, also when he asks about
 * the past.
 */
@Injectable()
export class DossierReader implements PipeTransform<AskedDossier, Promise<History>> {
  constructor(private readonly dossiers: BreachDossiers) {}

  /** @throws NoSuchDossier, NotAllowed */
  async transform({ id, asker }: AskedDossier): Promise<History> {
    const history = await this.dossiers.history(id);
    const breach = fold(history);
    noteRefused(asker, id, breach);
    const role = authorise(asker, breach);
    if (breach !== undefined) noteShown(asker, id, breach, role);
    return history;
  }
}

/** A look at what there is not, a guess, is known to the organisations of who guessed: no guess is quicker than a refusal. */
function noteRefused({ principal, look }: Asker, dossier: string, breach: Breach | undefined): void {
  if (breach === undefined) for (const { organisation } of principal.grants) look?.note({ organisation });
  else look?.note({ organisation: breach.organisation, dossier });
}

function noteShown({ principal, look }: Asker, dossier: string, breach: Breach, role: Role): void {
  const openedBy = wayInto(breach, viewerIn(principal, breach));
  look?.note({ organisation: breach.organisation, dossier, role, ...(openedBy && { openedBy }) });
}

const DossierInPath = createParamDecorator((_data: unknown, context: ExecutionContext): AskedDossier => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
  return { id: breachIdFrom(params.id), asker: askerOf(context) };
});

/** The {@link History} of the dossier in the path, for who may do what the route declares; see {@link DossierReader}. */
export const Dossier = (): ParameterDecorator => DossierInPath(DossierReader);
