import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BreachDossiers, type ActResult, type Request } from '../dossier/breach-dossier.repository.js';

/** Any act on one dossier; what is asked is data (see `BreachCommand`). */
export class ActOnBreach extends Command<ActResult> {
  constructor(readonly request: Request) {
    super();
  }
}

@CommandHandler(ActOnBreach)
export class ActOnBreachHandler implements ICommandHandler<ActOnBreach> {
  constructor(private readonly dossiers: BreachDossiers) {}

  execute({ request }: ActOnBreach): Promise<ActResult> {
    return this.dossiers.act(request);
  }
}
