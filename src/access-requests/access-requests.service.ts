import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  needsFreshProof,
  organisationsWhere,
  roleInOrganisation,
  type Asker,
} from '../breach/dossier/access.policy.js';
import { RevisionMismatch } from '../breach/dossier/dossier-errors.js';
import { isSameHeldPlace } from '../directory/held-of-people.port.js';
import { AccountLinks } from '../organisations/account-links.js';
import { GrantLog } from '../organisations/grant-log.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { FreshProofs } from '../platform/identity/fresh-proofs.js';
import { Clock } from '../platform/time/clock.port.js';
import { revealed } from '../shared/personal.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { Refusal } from '../shared/refusal.js';
import { foldAccessRequest, type AccessRequest } from './access-request.js';
import { AccessRequestLog, type AskedOfRequest } from './access-request-log.js';
import { standsIn } from './blacked-out.js';
import {
  decideOnRequest,
  preparedIn,
  receive,
  type AccessRequestCommand,
  type Choice,
  type ReceiveRequest,
} from './deciding.js';
import { HeldOfPerson, type ShownPlace } from './held-of-person.js';
import { NoSuchAccessRequest } from './no-such-access-request.js';
import { digestOf, seesAll, whatGoesOut } from './what-goes-out.js';

/** A command as it is asked: what the asker cannot know is added. */
export type AskedCommand =
  | Exclude<AccessRequestCommand, { readonly type: 'Search' | 'Choose' | 'Release' }>
  | { readonly type: 'Search' }
  | Omit<Extract<AccessRequestCommand, { readonly type: 'Choose' }>, 'seen'>
  | { readonly type: 'Release' };

/** What an act is answered with, now and at every repeat. */
interface ActDone {
  readonly id: string;
  readonly revision: number;
}

/** A request as it is now, with what was found as the asker may see it. */
export interface RequestInSight {
  readonly request: AccessRequest;
  readonly revision: number;
  readonly places: readonly ShownPlace[];
}

/** Requests of people who ask what is held of them (Art. 15 GDPR). */
@Injectable()
export class AccessRequests {
  constructor(
    private readonly log: AccessRequestLog,
    private readonly held: HeldOfPerson,
    private readonly links: AccountLinks,
    private readonly grants: GrantLog,
    private readonly profiles: OrganisationProfiles,
    private readonly proofs: FreshProofs,
    private readonly clock: Clock,
  ) {}

  /** @throws NotAllowed, Refusal, UnknownOrganisation, IdempotencyKeyReused */
  async receive(asker: Asker, asked: AskedOfRequest, request: ReceiveRequest): Promise<ActDone> {
    const role = roleInOrganisation(asker, asked.organisation);
    this.profiles.get(asked.organisation);
    const event = receive(request);
    const begun = await this.log.read(asked.id);
    if (!this.log.isRepeat(begun, asked)) await this.grants.note(asker.principal, asked.organisation);
    await this.log.record(asked, { id: asker.principal.id, role }, () => event);
    return this.doneBy(asked);
  }

  /** @throws NoSuchAccessRequest, NotAllowed, FreshProofNeeded, Refusal, RevisionMismatch, IdempotencyKeyReused */
  async act(
    asker: Asker,
    asked: Omit<AskedOfRequest, 'organisation'>,
    command: AskedCommand,
  ): Promise<ActDone> {
    const { history, request } = await this.load(asker, asked.id);
    const { organisation } = request;
    const role = roleInOrganisation(asker, organisation);
    const whole = { ...asked, organisation };
    if (this.log.isRepeat(history, whole)) return this.doneBy(whole);
    if (needsFreshProof(asker.action)) this.proofs.demand(asker.principal);
    const stands = history.length - 1;
    if (asked.ifMatch !== undefined && asked.ifMatch !== stands)
      throw new RevisionMismatch(asked.ifMatch, stands);
    const by = {
      id: asker.principal.id,
      now: this.clock.now(),
      linked: await this.links.linkedIn(organisation),
    };
    const completed = await this.complete(command, request, asker);
    // What is refused leaves nothing behind, also not who was refused.
    decideOnRequest(request, completed, by);
    await this.grants.note(asker.principal, organisation);
    await this.log.record(whole, { id: by.id, role }, (now) =>
      decideOnRequest(foldAccessRequest(now) ?? request, completed, by),
    );
    return this.doneBy(whole);
  }

  /** @throws NoSuchAccessRequest, NotAllowed */
  async inSight(asker: Asker, id: string): Promise<RequestInSight> {
    const { history, request } = await this.load(asker, id);
    const { organisation } = request;
    asker.look?.note({ organisation, role: roleInOrganisation(asker, organisation) });
    return {
      request,
      revision: history.length - 1,
      places: await this.placesOf(request, asker),
    };
  }

  /** Whether this person could release it as it is now; why he could not is not told beforehand. */
  async mayRelease({ principal }: Asker, { request, places }: RequestInSight): Promise<boolean> {
    const { organisation } = request;
    const action = 'access-request.release';
    if (!organisationsWhere({ principal, action }).includes(organisation)) return false;
    const linked = await this.links.linkedIn(organisation);
    try {
      decideOnRequest(request, releaseOf(places), { id: principal.id, now: this.clock.now(), linked });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  private async load(
    { principal }: Asker,
    id: string,
  ): Promise<{ readonly history: readonly RecordedEvent[]; readonly request: AccessRequest }> {
    const history = await this.log.read(id);
    const request = foldAccessRequest(history);
    const own = organisationsWhere({ principal, action: 'access-request.handle' });
    if (request === undefined || !own.includes(request.organisation)) throw new NoSuchAccessRequest();
    return { history, request };
  }

  private async complete(
    command: AskedCommand,
    request: AccessRequest,
    asker: Asker,
  ): Promise<AccessRequestCommand> {
    if (command.type === 'Search') {
      const wanted = revealed(request.asked) ?? {};
      const searchedAt = this.clock.now();
      // One that has ended is refused before anything is opened for it.
      const places = request.state === 'open' ? await this.held.find(request.organisation, wanted) : [];
      return { type: 'Search', found: { searchedAt, places } };
    }
    if (command.type === 'Choose') {
      const seen = (await this.placesOf(request, asker)).filter((place) => !('outOfSight' in place));
      refuseMistyped(command.choices, seen);
      return { ...command, seen };
    }
    return command.type === 'Release' ? releaseOf(await this.placesOf(request, asker)) : command;
  }

  private async placesOf(request: AccessRequest, asker: Asker): Promise<readonly ShownPlace[]> {
    return this.held.read(asker, request.organisation, preparedIn(request)?.places ?? []);
  }

  private async doneBy({ id, commandId }: AskedOfRequest): Promise<ActDone> {
    const history = await this.log.read(id);
    const done = history.find((recorded) => recorded.id === commandId);
    return { id, revision: done?.revision ?? history.length - 1 };
  }
}

/** A word that is typed wrong blacks nothing out, and would go out. */
function refuseMistyped(choices: readonly Choice[], seen: readonly ShownPlace[]): void {
  for (const { words = [], why, ...at } of choices) {
    const place = seen.find((one) => isSameHeldPlace(one, at));
    const text = place !== undefined && 'text' in place ? (place.text ?? '') : '';
    if (why === undefined && !words.every((word) => standsIn(word, text)))
      throw new Refusal('word-not-there', 'A word to black out does not stand there.', 'invalid', 'places');
  }
}

function releaseOf(places: readonly ShownPlace[]): Extract<AccessRequestCommand, { type: 'Release' }> {
  const salt = randomBytes(16).toString('hex');
  return {
    type: 'Release',
    seesAll: seesAll(places),
    salt,
    contentDigest: digestOf(whatGoesOut(places), salt),
  };
}
