/** What the accessibility statement calls a page, the first that fits; one without a look is told there as not tested. */
export const PAGE_NAMES: readonly (readonly [name: string, path: RegExp])[] = [
  ['Organisatie kiezen', /^\/$/],
  ['Niet gevonden', /^\/meld\/nobody$/],
  ['Melden: formulier, fouten, waarschuwing, ontvangstbewijs', /^\/meld\/[^/]+$/],
  ['Terug naar een melding: nummer en code, hoe het ermee staat', /^\/melding$/],
  ['Privacy bij het melden', /^\/meld\/[^/]+\/privacy$/],
  ['Poster', /^\/meld\/[^/]+\/poster$/],
  ['Inloggen en uitgelogd', /^\/log(in|out)/],
  ['Lopende datalekken', /^\/desk(\/list)?$/],
  ['Nog niet bekeken', /^\/desk\/unverified$/],
  ['Wacht op het bestuur', /^\/desk\/board$/],
  ['Waar u bent ingelogd', /^\/desk\/(sessies|ingelogd)$/],
  ['Even weg', /^\/desk\/absences$/],
  ['Profiel van de organisatie', /^\/desk\/organisation/],
  ['Alarmen', /^\/desk\/alarms/],
  ['Mensen en rollen', /^\/desk\/people/],
  ['Wie keek', /^\/desk\/(dossiers\/:id\/)?looks$/],
  ['Bewijs', /^\/desk\/proof$/],
  ['Dossier', /^\/desk\/dossiers\/:id$/],
  ['Handelingen in een dossier', /^\/desk\/dossiers\/:id\/acts\//],
  ['Beoordelen', /^\/desk\/dossiers\/:id\/assessment/],
  ['Besluiten', /^\/desk\/dossiers\/:id\/board/],
  ['Melden aan de AP', /^\/desk\/dossiers\/:id\/authority/],
  ['Mensen inlichten', /^\/desk\/dossiers\/:id\/letters/],
  ['Lijst van betrokkenen', /^\/desk\/dossiers\/:id\/affected-people/],
  ['Bestanden van een dossier', /^\/desk\/dossiers\/:id\/files$/],
  ['Wat wisten we toen?', /^\/desk\/dossiers\/:id\/replay/],
  ['Wissen en het bewijs ervan', /^\/desk\/dossiers\/:id\/erasure/],
  ['Inzageverzoeken en het antwoord erop', /^\/desk\/access-requests/],
  ['Onderzoeken en bundels', /^\/desk\/inquiries/],
  ['Bewaren', /^\/desk\/retention$/],
  ['Meldingen die nog wachten', /^\/desk\/waiting$/],
  ['Register', /^\/desk\/register/],
  ['Invoeren voor een ander', /^\/desk\/enter$/],
  ['Zoeken op nummer', /^\/desk\/find$/],
  ['Toegang in nood', /^\/desk\/emergency$/],
  ['Berichten bij het uitproberen', /^\/development\/berichten$/],
];

/** @throws Error for a page that nobody gave a name */
export function pageName(path: string): string {
  const [name] = PAGE_NAMES.find(([, pattern]) => pattern.test(path)) ?? [];
  if (name === undefined)
    throw new Error(`${path} has no name in page-names.ts: the accessibility statement tells of it`);
  return name;
}
