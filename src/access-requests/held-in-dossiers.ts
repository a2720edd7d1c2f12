import { Injectable } from '@nestjs/common';
import type { Asker } from '../breach/dossier/access.policy.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { asReadIn } from '../breach/dossier/dossier-reader.js';
import { standingAt } from '../breach/dossier/erased-values.js';
import { fold, type History } from '../breach/dossier/history.js';
import { sightOf } from '../breach/dossier/sight-of.js';
import type { Breach } from '../breach/domain/breach.js';
import { BREACH_STREAMS, breachIdOf } from '../breach/domain/breach-stream.js';
import type { HeldValue } from '../breach/domain/against-erasing.js';
import {
  HeldOfPeople,
  type FoundPlace,
  type HeldPlace,
  type Matcher,
  type ReadPlace,
} from '../directory/held-of-people.port.js';
import { AccountLinks } from '../organisations/account-links.js';
import { EventStore, START, type Position } from '../platform/event-store/event-store.port.js';
import type { EventMetadata } from '../shared/recorded-event.js';
import { revealed } from '../shared/personal.js';
import type { LinkedAccounts } from '../shared/linked-accounts.js';
import { standsIn } from './blacked-out.js';
import { partsOf } from './wanted.js';

/** So many dossiers lie open at once. */
const OPEN_AT_ONCE = 4;

/** Whatever stands in the dossiers of an organisation, restricted ones too: personal values, texts of the register, frozen forms. */
@Injectable()
export class HeldInDossiers extends HeldOfPeople {
  readonly source = 'dossier';

  constructor(
    private readonly store: EventStore,
    private readonly dossiers: BreachDossiers,
    private readonly links: AccountLinks,
  ) {
    super();
  }

  async find(organisation: string, matcher: Matcher): Promise<readonly FoundPlace[]> {
    const ids = await this.idsOf(organisation);
    const found: FoundPlace[] = [];
    for (let at = 0; at < ids.length; at += OPEN_AT_ONCE) {
      const opened = ids.slice(at, at + OPEN_AT_ONCE).map(async (id) => {
        const { history, held } = await this.dossiers.historyWithHeld(id);
        return foundIn(id, history, held, matcher);
      });
      found.push(...(await Promise.all(opened)).flat());
    }
    return found;
  }

  async read(
    asker: Asker,
    organisation: string,
    places: readonly HeldPlace[],
  ): Promise<readonly ReadPlace[]> {
    const linked = await this.links.linkedIn(organisation);
    const read: ReadPlace[] = [];
    for (const id of new Set(places.map(({ of }) => of)))
      read.push(
        ...(await this.readIn(
          asker,
          id,
          places.filter(({ of }) => of === id),
          linked,
        )),
      );
    return read;
  }

  /** From the log itself: a list may lag, and then the answer lacks something. */
  private async idsOf(organisation: string): Promise<readonly string[]> {
    const ids: string[] = [];
    let from: Position = START;
    for (;;) {
      const page = await this.store.readAll(from, { streamPrefixes: BREACH_STREAMS });
      for (const { stream, revision, metadata } of page.events)
        if (revision === 0 && (JSON.parse(metadata) as EventMetadata).organisation === organisation)
          ids.push(breachIdOf(stream));
      if (page.caughtUp) return ids;
      from = page.checkpoint;
    }
  }

  private async readIn(
    asker: Asker,
    id: string,
    places: readonly HeldPlace[],
    linked: LinkedAccounts,
  ): Promise<readonly ReadPlace[]> {
    const history = await this.dossiers.history(id);
    const breach = fold(history);
    if (breach === undefined) return [];
    const sight = sightOf({ ...asker, action: 'access-request.handle' }, breach, linked);
    if ('outOfSight' in sight) return places.map((place) => ({ ...place, outOfSight: sight.outOfSight }));
    const readable = asReadIn(sight.role, history);
    return places.map((place) => readAt(place, breach, { history, readable }));
  }
}

function readAt(
  place: HeldPlace,
  { reference }: Breach,
  { history, readable }: { readonly history: History; readonly readable: History },
): ReadPlace {
  const { revision = -1, pointer } = place;
  const [all, text] = [history, readable].map((one) => textOf(standingAt({ revision, pointer }, one)));
  // Who reported is known to those who handle it: nobody else learns that it is found there.
  if (all !== text) return { ...place, outOfSight: 'untold' };
  const recorded = history[revision];
  return {
    ...{ ...place, reference },
    ...(text !== undefined && { text }),
    ...(recorded && { event: recorded.event.type, at: recorded.metadata.recordedAt }),
  };
}

/** A contact as lines. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .flatMap((each) => textOf(each) ?? [])
    .join('\n');
}

function foundIn(
  id: string,
  history: History,
  held: readonly HeldValue[],
  matcher: Matcher,
): readonly FoundPlace[] {
  const found = held.flatMap(({ revision, pointer, scope }) => {
    const text = textOf(standingAt({ revision, pointer }, history));
    const match = text === undefined ? undefined : matcher(text);
    return text === undefined || match === undefined ? [] : [{ revision, pointer, scope, text, match }];
  });
  // Where he is certainly in the dossier, a part of his name is likely to be his.
  const isCertain = found.some(({ match }) => match === 'whole');
  const reporter = reporterIn(history);
  const isReporter = reporter.some((text) => matcher(text) === 'whole');
  const telling = isReporter ? [] : reporter.flatMap(tellingOf).filter((word) => matcher(word) === undefined);
  return found.map(({ revision, pointer, scope, text, match }): FoundPlace => {
    const place = { source: 'dossier' as const, of: id, revision, pointer, match };
    if (scope === 'reporter' && !isReporter) return { ...place, why: 'reporter-confidential' };
    if (!isCertain) return { ...place, why: 'not-about-him' };
    const words = telling.filter((word) => standsIn(word, text));
    return words.length === 0 ? place : { ...place, words, wordsWhy: 'reporter-confidential' };
  });
}

/** How the reporter called himself, and how he is reached. */
function reporterIn(history: History): readonly string[] {
  return history.flatMap(({ event }) => {
    if (event.type !== 'BreachReported') return [];
    const { name, email, phone } = revealed(event.data.report.reporter.contact) ?? {};
    return [name, email, phone].filter((said) => said !== undefined);
  });
}

/** What of it tells who he is, wherever it stands: a name by its parts. */
const tellingOf = (text: string): readonly string[] => (/[\d@]/u.test(text) ? [text] : partsOf(text));
