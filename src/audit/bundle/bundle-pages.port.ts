import type { History } from '../../breach/dossier/history.js';
import type { Language } from '../../law/sentence.js';
import type { ProfileThen } from '../../organisations/organisation-log.js';
import type { Role } from '../../platform/identity/principal.js';
import type { Moment } from '../../shared/moment.js';
import type { LookAnswer } from '../look.answer.js';
import type { Inquiry } from '../inquiry/inquiry.js';
import type { Anchoring } from './log-proof.port.js';
import type { ShownText } from './shown-texts.js';

/** One dossier as it is put into a bundle. */
export interface DossierInBundle {
  readonly id: string;
  readonly reference: string;
  /** Its folder in the bundle. */
  readonly folder: string;
  /** Dossiers that were merged into it. */
  readonly merged: readonly { readonly from: string; readonly reference: string }[];
  /** As it reads now, without what is left out and what was erased. */
  readonly history: History;
  readonly texts: readonly ShownText[];
  /** The newest first. */
  readonly looks: readonly LookAnswer[];
  /** What those are called who acted or looked. */
  readonly names: ReadonlyMap<string, string>;
  readonly holders: ReadonlyMap<string, readonly Role[]>;
  readonly profile?: ProfileThen;
  readonly madeAt: Moment;
}

/** A bundle as people read it: whoever has the dictionary writes it. */
export abstract class BundlePages {
  /**
   * HTML that needs nothing beside it. Each text that comes from a sealed value says from which.
   * @param daysProven of how many days the log has a digest of who looked
   */
  abstract timeLine(dossier: DossierInBundle, daysProven: number, language: Language): string;
  /** HTML: where to begin, and what is in it. */
  abstract index(inquiry: Inquiry, listed: BundleListed, language: Language): string;
  /** Of the register's columns, as a Dutch spreadsheet opens it. */
  abstract register(histories: AsyncIterable<History>, madeAt: Moment): AsyncIterable<string>;
}

/** What the first page of a bundle tells beside the inquiry. */
export interface BundleListed {
  /** What it is called. */
  readonly organisation: string;
  readonly dossiers: readonly DossierListed[];
  readonly madeAt: Moment;
  /** Who outside holds the newest head of the log that anybody holds; absent: nobody does. */
  readonly anchored?: Pick<Anchoring, 'anchor' | 'at' | 'size'>;
}

/** A dossier in the list of a bundle. */
export type DossierListed = Pick<DossierInBundle, 'folder' | 'reference'> & {
  readonly events: number;
  /** How many texts of it are not shown. */
  readonly leftOut: number;
  /** References of dossiers that were merged into it and that the inquiry does not name. */
  readonly mergedIn: readonly string[];
};

/** Names of a page: Dutch has the plain one. */
export const pageIn = (name: string, language: Language): string =>
  language === 'nl' ? `${name}.html` : `${name}.${language}.html`;
