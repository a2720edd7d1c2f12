import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { authorise, type Asker } from './access.policy.js';
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
    authorise(asker, fold(history));
    return history;
  }
}

const DossierInPath = createParamDecorator((_data: unknown, context: ExecutionContext): AskedDossier => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
  return { id: breachIdFrom(params.id), asker: askerOf(context) };
});

/** The {@link History} of the dossier in the path, for who may do what the route declares; see {@link DossierReader}. */
export const Dossier = (): ParameterDecorator => DossierInPath(DossierReader);
