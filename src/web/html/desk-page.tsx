import type { ComponentChildren } from 'preact';
import { LANGUAGES, type Language } from '../../law/sentence.js';
import type { Principal } from '../../platform/identity/principal.js';
import { wordsIn } from '../words/words.js';
import { DESK_PLACES, menuFor, type DeskPlace } from './desk-menu.js';
import { page } from './page.js';
import { Unbroken } from './unbroken.js';

/** Where he is in a dossier; each is a page below the address of the dossier, the overview that address itself. */
const PARTS = ['overview', 'assessment', 'board', 'authority', 'letters', 'replay'] as const;
export type DossierPart = (typeof PARTS)[number];
/** One that is not for everybody who reads the dossier has its links where it belongs. */
export type DossierPlace = DossierPart | 'affected-people' | 'files';

export interface DeskPageProps {
  readonly language: Language;
  readonly title: string;
  /** This page's own address with the same question, without the language; absent where it cannot be asked again. */
  readonly address?: string;
  /** Id of the form that is sent to that address to be shown in another language, where it was sent here. */
  readonly typedIn?: string;
  readonly place?: DeskPlace;
  /** Which dossier it is about; its menu shows only what the reader may open. */
  readonly dossier?: {
    readonly id: string;
    readonly reference: string;
    readonly part: DossierPart | undefined;
    readonly parts?: readonly DossierPart[];
  };
  readonly isFaulty?: boolean;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** Address of a page of a dossier. */
export const dossierPath = (id: string, part: DossierPlace = 'overview'): string =>
  `/desk/dossiers/${id}${part === 'overview' ? '' : `/${part}`}`;

/** An address in this language. */
export function inLanguage(address: string, language: Language): string {
  const [path = '', place] = address.split('#');
  const asked = `${path}${path.includes('?') ? '&' : '?'}taal=${language}`;
  return place === undefined ? asked : `${asked}#${place}`;
}

/** A document of the desk that still lacks its reader: the menu is what he may open. */
export type DeskPage = (reader: Principal) => string;

/** A whole document of the desk: what somebody with a session sees around each of its pages. */
export const deskPage =
  (props: DeskPageProps): DeskPage =>
  (reader) =>
    deskPageFor(reader, props);

function deskPageFor(reader: Principal, props: DeskPageProps): string {
  const { language, title, address, typedIn, place, dossier, isFaulty, wide, children } = props;
  const words = wordsIn(language).shell;
  const link = (href: string, text: string, isHere: boolean) => (
    <li key={href}>
      <a class="utrecht-link" href={inLanguage(href, language)} aria-current={isHere ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
  return page({
    ...{ language, title, name: 'Lekwacht' },
    ...(address !== undefined && {
      otherLanguages: LANGUAGES.filter((code) => code !== language).map((code) => ({
        ...{ code, name: wordsIn(code).language, href: inLanguage(address, code) },
      })),
    }),
    ...(typedIn !== undefined && { typedIn }),
    ...(isFaulty !== undefined && { isFaulty }),
    ...(wide !== undefined && { wide }),
    children: (
      <>
        <nav class="lw-noprint lw-menu" aria-label={words.menu}>
          <ul class="lw-choices">
            {menuFor(reader).map((one) => link(DESK_PLACES[one].path, words.places[one], place === one))}
          </ul>
          <form method="post" action="/logout">
            <button class="utrecht-button utrecht-button--secondary-action" type="submit">
              {words.logout}
            </button>
          </form>
        </nav>
        <h1 class="utrecht-heading-1">
          {dossier === undefined ? title : <Unbroken text={title} reference={dossier.reference} />}
        </h1>
        {dossier !== undefined && (
          <nav class="lw-noprint" aria-label={`${words.dossier.menu} ${dossier.reference}`}>
            <ul class="lw-choices lw-tabs">
              {(dossier.parts ?? PARTS).map((part) =>
                link(dossierPath(dossier.id, part), words.dossier[part], part === dossier.part),
              )}
            </ul>
          </nav>
        )}
        {children}
      </>
    ),
  });
}
