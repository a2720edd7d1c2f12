import { Injectable } from '@nestjs/common';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { toldWithAccess, type ToldWithAccess } from '../law/access/told-with-access.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Moment } from '../shared/moment.js';
import { revealed, type Personal } from '../shared/personal.js';
import { Refusal } from '../shared/refusal.js';
import type {
  AccessAnswerAnswer,
  AccessRequestAnswer,
  AccessRequestsAnswer,
  ListedRequestAnswer,
} from './access-request.answer.js';
import { accessRequestProjection } from './access-request.projection.js';
import { referenceOfRequest, type AccessRequest } from './access-request.js';
import { AccessRequests, type RequestInSight } from './access-requests.service.js';
import { preparedIn } from './deciding.js';
import type { ShownPlace } from './held-of-person.js';
import { digestOf, seesAll, whatGoesOut } from './what-goes-out.js';
import type { Wanted } from './wanted.js';

const PAGE = 100;
const MOST_OPEN = 500;

export interface RequestsAsked {
  readonly organisation?: string;
  readonly cursor?: string;
}

/** Access requests as people read them: their list, one of them, and its answer. */
@Injectable()
export class AccessRequestViews {
  constructor(
    private readonly requests: AccessRequests,
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  /** @throws NotAllowed; ReadModelNotReady while the list is being built */
  async list(asker: Asker, { organisation, cursor }: RequestsAsked = {}): Promise<AccessRequestsAnswer> {
    const organisations = organisationsAsked(asker, organisation);
    const generation = await this.readModels.activeGeneration(accessRequestProjection.name);
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const open = await this.postgres.query<{ row: AccessRequest }>({
      name: 'access-requests-open',
      text: `select row from access_requests
             where generation = $1 and organisation = any($2) and ended_at is null
             order by due_at, key limit $3`,
      values: [generation, organisations, MOST_OPEN],
    });
    const { rows } = await this.postgres.query<{ row: AccessRequest; key: string; ended_at: Moment }>({
      name: 'access-requests-ended',
      text: `select row, key, ended_at from access_requests
             where generation = $1 and organisation = any($2) and ended_at is not null
               and ($3::timestamptz is null or ended_at < $3 or (ended_at = $3 and key > $4))
             order by ended_at desc, key limit $5`,
      values: [generation, organisations, after?.after ?? null, after?.key ?? '', PAGE + 1],
    });
    const now = this.clock.now();
    const ended = rows.slice(0, PAGE);
    const last = ended.at(-1);
    return {
      asOf: now,
      open: open.rows.map(({ row }) => listed(row, now)),
      ended: ended.map(({ row }) => listed(row, now)),
      ...(rows.length > PAGE && last && { next: encodeCursor({ after: last.ended_at, key: last.key }) }),
    };
  }

  /** @throws NoSuchAccessRequest, NotAllowed */
  async one(asker: Asker, id: string): Promise<AccessRequestAnswer> {
    const inSight = await this.requests.inSight(asker, id);
    const { request, revision, places } = inSight;
    const { asked, channel, account, entered, identity, extension, release, refusal, forgottenAt } = request;
    return {
      ...listed(request, this.clock.now()),
      ...{ revision, asked: plainOf(asked), channel, entered },
      ...(account !== undefined && { account }),
      ...(identity && { identity }),
      ...(extension && { extension }),
      ...preparationOf(request, places),
      mayRelease: await this.requests.mayRelease(asker, inSight),
      ...(release && { release: { by: release.by, at: release.at } }),
      ...(refusal && { refusal }),
      ...(forgottenAt && { forgottenAt }),
    };
  }

  /** @throws NoSuchAccessRequest, NotAllowed; Refusal where it was not released, or is not all his to see */
  async answer(asker: Asker, id: string): Promise<AccessAnswerAnswer> {
    return this.answerOf(await this.requests.inSight(asker, id));
  }

  private answerOf({ request, places }: RequestInSight): AccessAnswerAnswer {
    const { id, organisation, asked, receivedAt, release } = request;
    const prepared = preparedIn(request);
    if (release === undefined) throw new Refusal('not-released', 'There is no answer: it was not released.');
    if (prepared === undefined)
      throw new Refusal('request-forgotten', 'What it held of the person is forgotten.');
    if (!seesAll(places))
      throw new Refusal('answer-not-in-sight', 'Whoever released it can open it.', 'forbidden');
    const goesOut = whatGoesOut(places);
    return {
      ...{ id, reference: referenceOfRequest(id), organisation, asked: plainOf(asked), receivedAt },
      searchedAt: prepared.searchedAt,
      ...{ releasedAt: release.at, releasedBy: release.by },
      ...goesOut,
      told: this.toldOf(organisation),
      asReleased: digestOf(goesOut, revealed(release.salt) ?? '') === release.contentDigest,
    };
  }

  private toldOf(slug: string): readonly ToldWithAccess[] {
    const { name, address, fg, retention, recipients } = this.profiles.get(slug);
    return toldWithAccess({
      organisation: name,
      ...(address !== undefined && { address }),
      ...(fg && { fg: { ...(fg.name !== undefined && { name: fg.name }), ...fg.contact } }),
      yearsKept: retention.registerYearsAfterClosing,
      recipients: recipients.map((recipient) => recipient.name),
    });
  }
}

function listed(request: AccessRequest, now: Moment): Pick<ListedRequestAnswer, keyof ListedRequestAnswer> {
  const { id, organisation, state, receivedAt, dueAt, endedAt, identity, preparation } = request;
  return {
    ...{ id, reference: referenceOfRequest(id), organisation, state, receivedAt, dueAt },
    late: (endedAt ?? now) > dueAt && state !== 'withdrawn',
    identified: identity !== undefined,
    ready: state === 'open' && preparation?.ready === true,
    ...(endedAt !== undefined && { endedAt }),
  };
}

function preparationOf(
  request: AccessRequest,
  places: readonly ShownPlace[],
): Pick<AccessRequestAnswer, 'preparation'> {
  const { preparation, preparedBy } = request;
  if (preparation === undefined) return {};
  const shut = places.filter((place) => 'outOfSight' in place && place.outOfSight === 'told');
  const dossiers = new Set(shut.map(({ of }) => of)).size;
  const searchedAt = preparedIn(request)?.searchedAt;
  return {
    preparation: {
      ...{ by: preparation.by, at: preparation.at, ready: preparation.ready, preparedBy },
      ...(searchedAt && { searchedAt }),
      places: places.filter((place) => !('outOfSight' in place)),
      ...(dossiers > 0 && { dossiersOutOfSight: dossiers }),
    },
  };
}

function plainOf(asked: Personal<Wanted>): AccessRequestAnswer['asked'] {
  if ('unreadable' in asked) return { unreadable: true };
  return revealed(asked) ?? { erased: true };
}
