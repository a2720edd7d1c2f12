import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccountLinks } from '../../organisations/account-links.js';
import { authorise, type Asker } from './access.policy.js';
import { askerOf } from './action.decorator.js';
import type { Role } from '../../platform/identity/principal.js';
import { BreachDossiers } from './breach-dossier.repository.js';
import { breachIdFrom } from './breach-id.pipe.js';
import { fold, withoutReporter, type History } from './history.js';

/**
 * What is reported is confidential: who reported is known to those who handle it. Kept here, so that no route, form,
 * letter, page or export has to.
 */
const KNOWS_THE_REPORTER: readonly Role[] = ['handler', 'fg'];

interface AskedDossier {
  readonly id: string;
  readonly asker: Asker;
}

/**
 * Reads a dossier for somebody who may see it, without what he may not know of the reporter. That is decided on the dossier as it is now, also when he asks about
 * the past.
 */
@Injectable()
export class DossierReader implements PipeTransform<AskedDossier, Promise<History>> {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly links: AccountLinks,
  ) {}

  /** @throws NoSuchDossier, NotAllowed */
  async transform({ id, asker }: AskedDossier): Promise<History> {
    const history = await this.dossiers.history(id);
    const breach = fold(history);
    const linked = breach === undefined ? [] : await this.links.linkedIn(breach.organisation);
    const role = authorise(asker, breach, linked);
    return KNOWS_THE_REPORTER.includes(role) ? history : withoutReporter(history);
  }
}

const DossierInPath = createParamDecorator((_data: unknown, context: ExecutionContext): AskedDossier => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
  return { id: breachIdFrom(params.id), asker: askerOf(context) };
});

/** The {@link History} of the dossier in the path, for who may do what the route declares; see {@link DossierReader}. */
export const Dossier = (): ParameterDecorator => DossierInPath(DossierReader);
