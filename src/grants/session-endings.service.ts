import { Injectable } from '@nestjs/common';
import { roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Log } from '../platform/log/log.js';

/** A telephone was lost, a colleague left: his sessions end. A role is taken away by itself, and ends them too. */
@Injectable()
export class SessionEndings {
  constructor(
    private readonly sessions: Sessions,
    private readonly log: Log,
  ) {}

  /** @param person who has a role in this organisation @returns how many ended @throws NotAllowed */
  async end(asker: Asker, organisation: string, person: string): Promise<number> {
    roleInOrganisation(asker, organisation);
    const ended = await this.sessions.endIn(organisation, person);
    this.log.info('an administrator ended sessions', { sessions: ended });
    return ended;
  }
}
