import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** The page of the register of Art. 33(5). */
export const register = {
  title: 'Register van datalekken',
  intro: 'Elk datalek, met wat er gebeurde, de gevolgen en de maatregelen (AVG, artikel 33, lid 5).',
  asOf: (at: string) => `Stand van ${at}.`,
  knownThen: (day: string) =>
    `Zoals het bekend was aan het eind van ${day}. Wat later bekend werd, staat er niet in.`,
  printed: (at: string) => `Afgedrukt op ${at}.`,
  filter: {
    summary: 'Kies wat u ziet',
    organisation: 'Organisatie',
    all: 'Alle',
    status: 'Stand',
    running: 'Alles wat loopt',
    ended: 'Alles wat is beëindigd',
    year: 'Ontvangen in jaar',
    from: 'Ontvangen vanaf',
    until: 'Ontvangen tot en met',
    notified: 'Gemeld aan de AP',
    isNotified: 'Ja, en de melding staat nog',
    isNotNotified: 'Nee',
    risk: 'Risico voor mensen',
    asOf: 'Zoals bekend op (leeg: nu)',
    show: 'Laat zien',
    clear: 'Alles laten zien',
  },
  chosen: 'U ziet alleen',
  xlsx: 'Download voor Excel of LibreOffice (XLSX)',
  csv: 'Download als CSV',
  codes: 'Wat de woorden in het bestand betekenen',
  codesIntro:
    'De bestanden (XLSX en CSV) gebruiken Nederlandse woorden. Een programma dat de API gebruikt, kent ze onder deze codes. In CSV staat een apostrof voor een teken waarmee een spreadsheet een formule kan beginnen (= + - @), ook na een leesteken midden in een tekst: die apostrof hoort niet bij de tekst.',
  codesColumns: { word: 'Woord in het bestand', code: 'Code' },
  printVersion: 'Afdrukversie',
  print: 'Druk af',
  back: 'Terug naar het register',
  notAll: (most: number) =>
    say`Dit zijn de eerste ${most} regels. Kies hierboven een kortere periode, of download het hele register.`,
  outOfSight: (count: number) =>
    count === 1 ? '1 dossier is afgeschermd.' : say`${count} dossiers zijn afgeschermd.`,
  shut: (count: number) =>
    count === 1
      ? '1 daarvan ziet u niet in dit register.'
      : say`${count} daarvan ziet u niet in dit register.`,
  lines: (count: number) => (count === 1 ? '1 datalek' : say`${count} datalekken`),
  /** Where some of them are none, or belong to another. */
  reports: (count: number) => (count === 1 ? '1 melding' : say`${count} meldingen`),
  onThisPage: 'op deze pagina',
  ofWhich: (dismissed: number, merged: number) =>
    `waarvan ${[
      ...(dismissed === 0 ? [] : [say`${dismissed} geen datalek`]),
      ...(merged === 0 ? [] : [say`${merged} samengevoegd met een ander dossier`]),
    ].join(' en ')}`,
  oldestFirst: 'oudste eerst',
  nothing: 'Er is geen datalek dat hierbij past.',
  nothingOnPage: 'Op deze pagina past er geen. Ga verder voor de rest.',
  more: 'Verder',
  columns: {
    breach: 'Datalek',
    facts: 'Wat er gebeurde',
    effects: 'Gevolgen',
    measures: 'Maatregelen',
    authority: 'AP',
    people: 'Mensen',
  },
  received: (at: string) => `Ontvangen ${at}`,
  role: (role: string) => `Onze rol: ${role}`,
  roleNotStated: (countsAs: string) => `Onze rol: door niemand vastgesteld, telt als ${countsAs}`,
  due: (at: string) => `Melden aan de AP vóór ${at}`,
  dueIfClaimHolds: (at: string) => `Klopt wat de melder zegt, dan vóór ${at}; nog niemand heeft dat bekeken.`,
  overdue: (at: string, isProvisional: boolean) =>
    `Te laat${isProvisional ? ' (voorlopig gerekend)' : ''}: moest aan de AP gemeld zijn vóór ${at}, en er staat geen melding aan de AP.`,
  ownNumber: (number: string, source: string | undefined) =>
    `Eigen nummer: ${number}${source === undefined ? '' : ` (${source})`}`,
  involved: { processingActivity: 'Verwerking', system: 'Systeem', processor: 'Verwerker' },
  flags: 'Wat anders liep dan het hoort',
  closed: (conclusion: string) => `Gesloten: ${conclusion}`,
  dismissed: (ground: string, reason: string) => `Geen datalek: ${ground}. ${reason}`,
  merged: (reference: string | undefined, reason: string) =>
    `Samengevoegd met ${reference ?? 'een ander dossier'}: ${reason}`,
  endedBy: (at: string, role: string) => `${at}, door: ${role}`,
  corrections: {
    title: 'Verbeteringen',
    waits: (until: string | undefined) =>
      `wacht op een tweede persoon${until === undefined ? '' : ` (vóór ${until})`}`,
    reasonInDossier: 'reden staat in het dossier',
    by: (role: string) => `door: ${role}`,
    proposedBy: (role: string) => `voorgesteld door: ${role}`,
    confirmedBy: (role: string) => `bevestigd door: ${role}`,
    ofText: {
      added: (what: string) => `${what} toegevoegd`,
      reworded: (what: string) => `${what} in andere woorden`,
      removed: (what: string) => `${what} weggehaald`,
    },
    was: (text: string) => `was: ${text}`,
    wasInDossier: (at: string) => `de oude tekst staat in het dossier, tijdlijn ${at}`,
    established: (what: string, is: string, was: string) =>
      `${what} vastgesteld: ${is} (voorlopig geteld: ${was})`,
    statedByNobody: 'door niemand vastgesteld',
    fromTo: (what: string, from: string, to: string) => `${what} van ${from} naar ${to}`,
    nothing: 'niets',
    none: 'geen',
    counted: (min: string, max: string | undefined) =>
      max === undefined ? `minstens ${min}` : min === max ? min : `${min} tot ${max}`,
  },
  waiting: {
    title: 'Voorstellen die wachten op een tweede persoon',
    until: (at: string) => `wacht op een tweede persoon (vóór ${at})`,
  },
  awareStated: (at: string, role: string, awareAt: string) =>
    `Vastgesteld ${at} door: ${role}: bekend op ${awareAt}`,
  refused: {
    title: 'Voorstellen die zijn afgewezen',
    proposed: (what: string, at: string | undefined, role: string | undefined) =>
      `${what}, voorgesteld${at === undefined ? '' : ` ${at}`}${role === undefined ? '' : ` door: ${role}`}`,
    refused: (at: string, role: string) => `afgewezen ${at} door: ${role}`,
    for: (who: string) => `voor: ${who}`,
    shutsOut: (who: string) => `ook voor: ${who}`,
  },
  mandates: 'Mandaten van het bestuur',
  mandate: (from: string, until: string | undefined, role: string) =>
    `${from} tot ${until ?? 'het wordt ingetrokken'}, door: ${role}`,
  mandateEnded: {
    withdrawn: (at: string, role: string) => `ingetrokken ${at}, door: ${role}`,
    replaced: (at: string, role: string) => `vervangen door een ander mandaat ${at}, door: ${role}`,
  },
  boardAttempts: 'Pogingen om het bestuur te bereiken',
  boardAttempt: (at: string, reached: boolean) => `${at}: ${reached ? 'bereikt' : 'niet bereikt'}`,
  boardAttemptRecorded: (role: string, at: string) =>
    `vastgelegd door: ${role}; hoe en wie staat in het dossier (tijdlijn ${at})`,
  restrictions: 'Het dossier was afgeschermd',
  restricted: (at: string, role: string, proposedBy: string | undefined, open: readonly string[]) =>
    `${at}, ${proposedBy === undefined ? '' : `voorgesteld door: ${proposedBy}, `}door: ${role}; alleen open voor genoemde mensen${open.map((one) => ` en ${one}`).join('')}`,
  refusesSomebody: 'dicht voor een of meer mensen, wat hun functie ook is (wie staat in het dossier)',
  restrictionEnded: {
    lifted: (at: string, role: string) => `opgeheven ${at}, door: ${role}`,
    replaced: (at: string, role: string) => `vervangen door een andere afscherming ${at}, door: ${role}`,
  },
  restrictionHolds: 'niet opgeheven',
  emergencyWaysIn: 'Noodtoegang tot het afgeschermde dossier',
  emergencyWayIn: (at: string, role: string, reason: string) => `${at}, door: ${role}: ${reason}`,
  awareIfClaimHolds: (at: string) =>
    `Klopt wat de melder of de verwerker zegt, dan wist de organisatie het op ${at}; nog niemand heeft dat bekeken.`,
  roleStated: (at: string, role: string) => `vastgesteld ${at}, door: ${role}`,
  decidedAfterwards: (at: string) => `vóór het besluit: dat volgde op ${at}`,
  toldFirstForSafety: 'Mensen zijn ingelicht vóór de AP. Dat mocht: iemands veiligheid ging voor.',
  awareLater: (why: string, where: string | undefined) =>
    `Later bekend dan ontdekt: ${why}${where === undefined ? '' : ` (${where})`}`,
  onTimeLine: (at: string, role: string) => `tijdlijn ${at}, vastgesteld door: ${role}`,
  interestOfChild: (what: string) =>
    `Belang van een kind: ${what}; welke ouder, en de reden, staan in het dossier`,
  turns: 'Beëindigd en heropend',
  turn: (what: string, at: string, role: string, why: string) =>
    `${what} ${at}, door: ${role}${why === '' ? '' : `: ${why}`}`,
  tooLate: 'Nu te laat',
  openTerm: (what: string, at: string) => `${what}: uiterlijk ${at}`,
  measureDue: (what: string) => `maatregel: ${what}`,
  decisionMeant: (question: string, outcome: string, at: string, stands: boolean) =>
    `${question} ${outcome} (${at})${stands ? '' : ', geldt niet meer'}`,
  assessedAgain: (times: string) => `Beoordeeld op ${times}; de laatste telt`,
  roleBecause: (reason: string) => `Waarom: ${reason}`,
  cameIn: (how: string) => `Binnengekomen ${how}, later ingevoerd`,
  missedBefore: (missed: boolean, reason: string) =>
    `Vóór het invoeren was de termijn ${missed ? 'gemist' : 'niet gemist'}: ${reason}`,
  controllerTold: (who: string | undefined, at: string) =>
    `Verwerkingsverantwoordelijke${who === undefined ? '' : ` (${who})`} ingelicht op ${at}`,
  controllerNotTold: 'De verwerkingsverantwoordelijke is nog niet ingelicht.',
  discovered: (at: string) => `Ontdekt (iemand merkte het): ${at}`,
  reported: (by: string, what: string) => `Melder: ${by}.${what === '' ? '' : ` Volgens de melder: ${what}`}`,
  advised: (outcome: string, reason: string) => `Advies van de FG: ${outcome}. ${reason}`,
};
