import { Injectable } from '@nestjs/common';
import { MOST_OMISSIONS } from '../../audit/inquiry/deciding.js';
import { nameOf as placeNameOf, sealedTexts } from '../../audit/inquiry/omitted-places.js';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { DossierReader } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { plain } from '../../breach/contract/plain.js';
import { Viewers } from '../../breach/lists/visibility.js';
import { timeLine } from '../../breach/views/time-line.view.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import { DossierLists } from '../../dashboard/dossier-list.query.js';
import { Directory, type Person } from '../../directory/directory.query.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { KeyScope } from '../../shared/personal.js';
import type { Moment } from '../../shared/moment.js';

/** The newest that can be ticked; a program can name others. */
const MOST_TO_CHOOSE = 1_000;
/** Of a text, in characters: enough to know it by. */
const SHOWN_OF_TEXT = 300;
/** An event with more texts is left out whole, or not: a form that was sent has dozens. */
const TEXTS_ONE_BY_ONE = 6;

/** A dossier that can be ticked, or was. */
export interface DossierToShow {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Moment;
}

/** What can be chosen where an inquiry is opened. */
export interface ToChoose {
  readonly organisation: string;
  /** Slugs and names of those for which he opens inquiries. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly dossiers: readonly DossierToShow[];
  readonly auditors: readonly Person[];
}

/** A text that will be shown, unless it is left out. */
export interface TextToShow {
  readonly pointer: string;
  readonly scope: KeyScope;
  readonly excerpt: string;
}

/** An event with its texts. */
export interface EventToShow {
  readonly entry: TimeLineEntryAnswer;
  readonly texts: readonly TextToShow[];
  /** Whether each of them can be left out by itself. */
  readonly oneByOne: boolean;
}

export interface DossierRead extends DossierToShow {
  readonly events: readonly EventToShow[];
}

/** What the pages of inquiries show beside the inquiry itself. */
@Injectable()
export class InquiryDesks {
  constructor(
    private readonly lists: DossierLists,
    private readonly viewers: Viewers,
    private readonly reader: DossierReader,
    private readonly dossiers: BreachDossiers,
    private readonly directory: Directory,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** @param named slug of one of his organisations; without, or of none of them, the first @throws NotAllowed, ReadModelNotReady */
  async toChoose(asker: Asker, named: string | undefined): Promise<ToChoose> {
    const slugs = organisationsAsked(asker);
    const organisation = slugs.find((slug) => slug === named) ?? slugs[0] ?? '';
    const viewer = await this.viewers.of(asker.principal, [organisation]);
    const [{ rows }, people] = await Promise.all([
      this.lists.page({ organisations: [organisation], viewer, limit: MOST_TO_CHOOSE }),
      this.directory.peopleOf(organisation),
    ]);
    return {
      organisation,
      organisations: slugs.map((slug) => ({ slug, name: this.profiles.find(slug)?.name ?? slug })),
      dossiers: rows.map(({ id, reference, moments }) => ({ id, reference, receivedAt: moments.receivedAt })),
      auditors: people.filter(({ roles }) => roles.includes('auditor')),
    };
  }

  /** Every text of these dossiers that would be shown. @throws NoSuchDossier, NotAllowed */
  async read(asker: Asker, ids: readonly string[]): Promise<readonly DossierRead[]> {
    const read: DossierRead[] = [];
    let left = MOST_OMISSIONS;
    for (const id of ids) {
      const history = await this.reader.transform({ id, asker });
      const breach = fold(history);
      if (breach === undefined) throw new NoSuchDossier();
      const events = eventsIn(history, await this.dossiers.sealedHistory(id)).slice(0, Math.max(left, 0));
      left -= events.length;
      read.push({ id, reference: breach.reference, receivedAt: breach.moments.receivedAt, events });
    }
    return read;
  }

  /** What dossiers of an inquiry are called, for somebody to whom it is open. */
  async called(ids: readonly string[]): Promise<readonly DossierToShow[]> {
    const called: DossierToShow[] = [];
    for (const id of ids) {
      const state = (await this.dossiers.folded(id))?.state;
      if (state !== undefined)
        called.push({ id, reference: state.reference, receivedAt: state.moments.receivedAt });
    }
    return called;
  }
}

function eventsIn(history: History, sealed: History): readonly EventToShow[] {
  const erased = new Set(
    sealed.flatMap(({ event }) =>
      event.type === 'PersonalDataErased' ? event.data.places.map(placeNameOf) : [],
    ),
  );
  const places = sealedTexts(sealed).filter(
    (place) => !erased.has(placeNameOf(place)) && place.pointer !== '/fileKey' && place.pointer !== '/salt',
  );
  return timeLine(history).flatMap((entry): EventToShow[] => {
    const recorded = history[entry.revision];
    const texts = places
      .filter(({ revision }) => revision === entry.revision)
      .map(({ pointer, scope }) => ({ pointer, scope, excerpt: excerptOf(recorded?.event.data, pointer) }));
    return texts.length === 0 ? [] : [{ entry, texts, oneByOne: texts.length <= TEXTS_ONE_BY_ONE }];
  });
}

function excerptOf(data: unknown, pointer: string): string {
  const value = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (inner, step) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
          : undefined,
      data,
    );
  const shown = plain(value) as unknown;
  const text = typeof shown === 'string' ? shown : textsIn(shown).join(', ');
  return text.length > SHOWN_OF_TEXT ? `${text.slice(0, SHOWN_OF_TEXT)}…` : text;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
