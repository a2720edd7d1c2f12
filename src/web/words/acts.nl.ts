import { affectedPeopleActs } from './acts/affected-people.nl.js';
import { endingActs } from './acts/ending.nl.js';
import { erasureActs } from './acts/erasure.nl.js';
import { factActs } from './acts/facts.nl.js';
import { judgementActs } from './acts/judgement.nl.js';
import { outsideActs } from './acts/outside.nl.js';

/** What stands at every form that does something in a dossier, and at each act its own words. */
export const acts = {
  changedMeanwhile: 'Intussen vastgelegd',
  now: 'Nu',
  day: 'Dag',
  time: 'Tijd',
  yes: 'Ja',
  no: 'Nee',
  choose: 'Kies',
  back: 'Terug naar het dossier',
  lacks: 'Dit ontbreekt nog',
  lacking: {
    answers: (count: number) => `De AP kreeg nog geen antwoord op ${count} verplichte vragen`,
    measure: 'Er is geen maatregel vastgelegd',
    cause: 'De oorzaak is niet vastgelegd',
    advice: 'Om advies van de FG is gevraagd; het is er nog niet',
    first: 'Het dossier kan pas worden gesloten als dit is gedaan. Een reden opschrijven is niet genoeg.',
    assessedAboveList: (assessed: number, listed: number) =>
      `In de beoordeling staan ${assessed} mensen, op de lijst ${listed}, en die zijn allemaal ingelicht of geprobeerd. Klopt de lijst? Beoordeel dan opnieuw met het juiste aantal. Klopt de lijst niet? Zet de anderen erop en licht hen in.`,
    closeAnyway: 'Sluit u het dossier toch? Schrijf in de conclusie in één zin waarom.',
  },
  of: { ...factActs, ...judgementActs, ...outsideActs, ...affectedPeopleActs, ...endingActs, ...erasureActs },
  groups: {
    safety: 'Veiligheid',
    facts: 'Wat er is gebeurd',
    measures: 'Maatregelen en lessen',
    judgement: 'Advies en besluit',
    outside: 'AP en betrokken mensen',
    matters: 'Vragen, klachten en andere plichten',
    people: 'Wie dit dossier doet en ziet',
    end: 'Afsluiten',
    erasure: 'Wissen en bewaren',
    corrections: 'Verbeteren',
  },
};
