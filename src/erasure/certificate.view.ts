import type { Breach, BreachEvent } from '../breach/domain/breach.js';
import { isSamePlace, type Erasure } from '../breach/domain/erasure.js';
import type { History } from '../breach/dossier/history.js';
import type { Sentence } from '../law/sentence.js';
import type { CertificateAnswer } from './certificate.answer.js';

/** Mail, letters, prints: what went to others is not ours to erase (Art. 19 asks to tell them). */
const LEAVES_THE_HOUSE: readonly BreachEvent['type'][] = [
  'ApNotified',
  'SubjectsInformed',
  'ControllerInformed',
];

const NOT_YET: Sentence = {
  nl: 'Nog niet definitief: met een oude back-up én de sleutel van toen is het nog te lezen, totdat die sleutel is vernietigd.',
  en: 'Not yet definitive: an old backup together with the key of then still opens it, until that key is destroyed.',
};
const DEFINITIVE: Sentence = {
  nl: 'Definitief: de sleutels waarmee het in een back-up nog te lezen was, zijn vernietigd.',
  en: 'Definitive: the keys with which it could still be read in a backup are destroyed.',
};
const REMARKS: readonly Sentence[] = [
  {
    nl: 'Gewist is de sleutel van elke tekst en elk contact. In het logboek, in kopieën en in back-ups blijft alleen staan wat zonder die sleutel niet te lezen is.',
    en: 'What is erased is the key of each text and contact. In the log, in copies and in backups stands only what cannot be read without it.',
  },
  {
    nl: 'Wat al is verstuurd, gemaild of afgedrukt, ligt buiten bereik. Vraag de ontvanger om het te wissen (artikel 19 AVG).',
    en: 'What was sent, mailed or printed is out of reach. Ask whoever received it to erase it (Art. 19 GDPR).',
  },
  {
    nl: 'Wat er gebeurde, wanneer en wat is besloten, blijft in het register staan (artikel 33, lid 5, AVG). Daarin staat niemand.',
    en: 'What happened, when, and what was decided stays in the register (Art. 33(5) GDPR). It names nobody.',
  },
];

/** A list is readable text, made for that: its old row goes with the database's own upkeep. */
const TRACES_OF_LISTS: Sentence = {
  nl: 'De oude tekst van het register is uit de lijsten. De laatste sporen ervan op de schijf van de database worden mettertijd overschreven; meteen zijn ze weg als de beheerder de tabellen opnieuw laat schrijven.',
  en: 'The old text of the register is out of the lists. Its last traces on the disk of the database are written over in time; they are gone at once where the operator has the tables written anew.',
};

/** Its rows lie beside the log, each under a key of its own, and went with the dossier (ADR 42). */
const LIST_OF_PEOPLE: Sentence = {
  nl: 'De lijst van betrokkenen is meegewist: haar regels zijn weg en hun sleutels zijn vergeten.',
  en: 'The list of people concerned was erased with it: its rows are gone and their keys are forgotten.',
};

export type Approved = Erasure & Required<Pick<Erasure, 'approved'>>;

export function certificateOf(
  { id, reference, organisation, goneLists }: Breach,
  { approved, completed, ...erasure }: Approved,
  history: History,
  definitive: boolean,
): CertificateAnswer {
  const event = history.find(({ revision }) => revision === approved.revision)?.event;
  const erased = event?.type === 'PersonalDataErased' ? event.data : undefined;
  const people = goneLists.find(({ revision }) => revision === approved.revision)?.people ?? 0;
  const { places = [], replacements = [], registerTexts = [] } = erased ?? {};
  // What had not been recorded left in nothing. A list of people has no event of its own: it may be as old as the dossier.
  const since = people > 0 ? 0 : Math.min(...places.map(({ revision }) => revision));
  return {
    ...{ id, reference, organisation, erasure: erasure.erasure },
    ...{ what: erasure.what, ground: erasure.ground, reason: erasure.reason },
    ...{ proposedBy: erasure.proposedBy, proposedAt: erasure.proposedAt },
    ...{ approvedBy: approved.by, approvedAt: approved.at },
    ...(approved.despiteObjection !== undefined && { despiteObjection: approved.despiteObjection }),
    places: places.map((place) => ({
      ...place,
      event: history[place.revision]?.event.type ?? '',
      replaced: [...replacements, ...registerTexts].some((replacement) => isSamePlace(replacement, place)),
    })),
    ...(completed && { keysForgottenAt: completed.at, definitiveBy: completed.definitiveBy }),
    definitive,
    ...(people > 0 && { affectedPeople: people }),
    leftTheHouse: history
      .filter(
        ({ event: { type }, revision }) =>
          LEAVES_THE_HOUSE.includes(type) && revision >= since && revision < approved.revision,
      )
      .map(({ revision, event: { type }, metadata }) => ({ revision, event: type, at: metadata.recordedAt })),
    remarks: [
      definitive ? DEFINITIVE : NOT_YET,
      ...REMARKS,
      ...(registerTexts.length > 0 ? [TRACES_OF_LISTS] : []),
      ...(people > 0 ? [LIST_OF_PEOPLE] : []),
    ],
  };
}
