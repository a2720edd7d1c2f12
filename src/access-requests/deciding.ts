import {
  isSameHeldPlace,
  type HeldPlace,
  type LeaveOutReason,
  type LeftOut,
} from '../directory/held-of-people.port.js';
import { answerAtTheLatest, answerBy } from '../law/term/month-to-answer.js';
import { isAmong, isSamePerson, type LinkedAccounts } from '../shared/linked-accounts.js';
import type { Moment } from '../shared/moment.js';
import { personal, revealed } from '../shared/personal.js';
import { Refusal } from '../shared/refusal.js';
import type {
  AccessRequest,
  AccessRequestEvent,
  ExtensionReason,
  IdentityWay,
  Preparation,
  RefusalGround,
  RequestChannel,
} from './access-request.js';
import { unfit, type Wanted } from './wanted.js';

export interface ReceiveRequest {
  readonly type: 'Receive';
  readonly asked: Wanted;
  readonly receivedAt: Moment;
  readonly channel: RequestChannel;
  readonly account?: string;
}

/** What somebody says is left out of a place; without a reason it is handed over. */
export interface Choice extends HeldPlace, LeftOut {}

export type AccessRequestCommand =
  | { readonly type: 'Identify'; readonly how: IdentityWay }
  | { readonly type: 'Extend'; readonly reason: ExtensionReason }
  /** @param found whatever there is, also what the asker may not see */
  | { readonly type: 'Search'; readonly found: Preparation }
  /** @param seen places that the asker may see: of others he says nothing */
  | {
      readonly type: 'Choose';
      readonly choices: readonly Choice[];
      readonly seen: readonly HeldPlace[];
      readonly ready: boolean;
    }
  /** @param seesAll whether nothing of it is out of the asker's sight */
  | {
      readonly type: 'Release';
      readonly seesAll: boolean;
      readonly salt: string;
      readonly contentDigest: string;
    }
  | { readonly type: 'Refuse'; readonly ground: RefusalGround }
  | { readonly type: 'Withdraw' };

/** Most places that one request finds. */
export const MOST_PLACES = 2_000;

interface By {
  readonly id: string;
  readonly now: Moment;
  readonly linked: LinkedAccounts;
}

/** @throws Refusal */
export function receive({ asked, receivedAt, channel, account }: ReceiveRequest): AccessRequestEvent {
  if (Object.values(asked).every((value) => value === undefined))
    throw new Refusal('nothing-to-search-by', 'Say by what the person can be found.', 'invalid', 'name');
  const field = unfit(asked);
  if (field !== undefined)
    throw new Refusal('nothing-to-search-by', 'Nobody can be found by this.', 'invalid', field);
  return {
    type: 'AccessRequestReceived',
    data: {
      asked: personal('affected', asked),
      ...{ receivedAt, channel, dueAt: answerBy(receivedAt) },
      ...(account !== undefined && { account }),
    },
  };
}

/** What a command leads to. @throws Refusal a rule said no */
export function decideOnRequest(
  request: AccessRequest,
  command: AccessRequestCommand,
  by: By,
): AccessRequestEvent {
  if (request.state !== 'open')
    throw new Refusal('access-request-ended', 'It was released, refused or withdrawn.');
  // Whoever asks may withdraw; the rest is for others to say.
  if (command.type !== 'Withdraw' && isRequester(request, by))
    throw new Refusal('request-is-ones-own', 'Nobody deals with his own request.', 'forbidden');
  switch (command.type) {
    case 'Identify':
      if (request.identity !== undefined)
        throw new Refusal('identity-confirmed-already', 'Who asks was made sure before.');
      return { type: 'RequesterIdentified', data: { how: command.how } };
    case 'Extend':
      return extended(request, command.reason, by.now);
    case 'Search':
      return searched(request, command.found);
    case 'Choose':
      return chosen(request, command);
    case 'Release':
      return released(request, command, by);
    case 'Refuse':
      return { type: 'AccessRequestRefused', data: { ground: command.ground } };
    case 'Withdraw':
      return { type: 'AccessRequestWithdrawn', data: {} };
  }
}

/** Art. 12(3): told, with the reasons, within a month of receipt. */
function extended(
  { extension, dueAt, receivedAt }: AccessRequest,
  reason: ExtensionReason,
  now: Moment,
): AccessRequestEvent {
  if (extension !== undefined)
    throw new Refusal('term-extended-already', 'The term is prolonged once, by two months.');
  if (now > dueAt)
    throw new Refusal('first-month-over', 'It is prolonged within a month of receipt, or not at all.');
  return { type: 'AnswerTermExtended', data: { reason, dueAt: answerAtTheLatest(receivedAt) } };
}

/** What was said of a place stays said where it is found again. */
function searched(request: AccessRequest, { searchedAt, places }: Preparation): AccessRequestEvent {
  if (places.length > MOST_PLACES)
    throw new Refusal('too-many-places', 'So much is found that it is about many people: ask for more.');
  const before = preparedIn(request)?.places ?? [];
  const kept = places.map((place) => {
    const said = before.find((one) => isSameHeldPlace(one, place));
    return said === undefined ? place : { ...said, match: place.match };
  });
  return prepared({ searchedAt, places: kept }, { searched: true, ready: false });
}

function chosen(
  request: AccessRequest,
  { choices, seen, ready }: Extract<AccessRequestCommand, { type: 'Choose' }>,
): AccessRequestEvent {
  const before = preparedIn(request);
  if (before === undefined) throw notPrepared();
  const isSeen = (place: HeldPlace): boolean => seen.some((one) => isSameHeldPlace(one, place));
  if (!choices.every(isSeen))
    throw new Refusal('no-such-place', 'This place was not found.', 'invalid', 'places');
  const places = before.places.map((place) => {
    const choice = choices.find((one) => isSameHeldPlace(one, place));
    if (choice === undefined) return place;
    const { source, of, pointer, match, revision } = place;
    return {
      ...{ source, of, pointer, match },
      ...(revision !== undefined && { revision }),
      ...leftOut(choice),
    };
  });
  return prepared({ ...before, places }, { searched: false, ready });
}

function leftOut({ why, words = [], wordsWhy }: LeftOut): LeftOut {
  if (why !== undefined) return { why };
  if (words.length === 0) return {};
  if (wordsWhy === undefined)
    throw new Refusal('reason-needed', 'Say why words are blacked out.', 'invalid', 'places');
  return { words, wordsWhy };
}

function released(
  request: AccessRequest,
  { seesAll, salt, contentDigest }: Extract<AccessRequestCommand, { type: 'Release' }>,
  by: By,
): AccessRequestEvent {
  const { identity, preparation, preparedBy } = request;
  if (identity === undefined)
    throw new Refusal('identity-not-confirmed', 'First it is made sure who asks (Art. 12(6)).');
  const content = preparedIn(request);
  if (preparation === undefined || content === undefined || !preparation.ready) throw notPrepared();
  // One answer for all: that something is out of his sight is not his to learn.
  if (!seesAll || isAmong(by.linked, by.id, preparedBy))
    throw new Refusal('release-by-another', 'Somebody else has to release this answer.', 'forbidden');
  return {
    type: 'AccessAnswerReleased',
    data: {
      prepared: preparation.revision,
      places: content.places.length,
      leftOut: content.places.flatMap(({ source, of, revision, pointer, why, wordsWhy }) => {
        const reason: LeaveOutReason | undefined = why ?? wordsWhy;
        const place = { source, of, ...(revision !== undefined && { revision }), pointer };
        return reason === undefined ? [] : [{ ...place, why: reason, inPart: why === undefined }];
      }),
      salt: personal('affected', salt),
      contentDigest,
    },
  };
}

/** His account was named; or the directory is found to hold him, and nobody said that it is somebody else. */
function isRequester(request: AccessRequest, { id, linked }: Pick<By, 'id' | 'linked'>): boolean {
  if (request.account !== undefined && isSamePerson(linked, request.account, id)) return true;
  return (preparedIn(request)?.places ?? []).some(
    ({ source, of, why }) =>
      source === 'directory' && why !== 'not-about-him' && isSamePerson(linked, of, id),
  );
}

export const preparedIn = ({ preparation }: AccessRequest): Preparation | undefined =>
  revealed(preparation?.content);

function prepared(
  content: Preparation,
  said: { readonly searched: boolean; readonly ready: boolean },
): AccessRequestEvent {
  return {
    type: 'AccessAnswerPrepared',
    data: { prepared: personal('affected', content), places: content.places.length, ...said },
  };
}

const notPrepared = (): Refusal =>
  new Refusal('not-ready-for-release', 'First somebody says what goes out, and that it is ready.');
