import type { Sentence } from '../sentence.js';
import type { Audience, Situation } from './situation.js';

/** Where the organisation has no text of its own for danger. */
const DANGER_FIRST: Sentence = {
  nl: 'Kan iemand nu gevaar lopen? Bel eerst 112. Neem dan geen contact op met wie de gegevens heeft.',
  en: 'May somebody be in danger now? Call 112 first. Then do not contact whoever has the data.',
};

const FIRST_OF_CLIENT: Sentence = {
  nl: 'Kunt u of iemand anders nu gevaar lopen? Bel eerst 112.',
  en: 'May you or somebody else be in danger now? Call 112 first.',
};

/** An organisation's own text speaks of its clients to others, so a client gets ours. */
export function firstOfAll({ audience, inDanger }: Situation): Sentence {
  if (audience === 'client') return FIRST_OF_CLIENT;
  return inDanger === undefined ? DANGER_FIRST : { nl: inDanger, en: inDanger };
}

const LEAVE_THE_OTHER_ALONE: Sentence = {
  nl: 'Neem geen contact op met wie de gegevens heeft: niet bellen, niet mailen, niet langsgaan.',
  en: 'Do not contact whoever has the data: no phone, no mail, no visit.',
};

const LEAVE_BOTH_ALONE: Sentence = {
  nl: 'Neem geen contact op met de mensen over wie het gaat, en niet met wie de gegevens heeft.',
  en: 'Do not contact the people concerned, nor whoever has the data.',
};

const STEPS: Readonly<Record<Audience, readonly Sentence[]>> = {
  staff: [
    LEAVE_THE_OTHER_ALONE,
    {
      nl: 'Bel of schrijf niet naar de cliënt: een ander kan meelezen of meeluisteren. Wie dienst heeft, kiest een veilige manier.',
      en: 'Do not phone or write to the client: another may read or listen. Whoever is on call chooses a safe way.',
    },
    {
      nl: 'Doe niets wat de ander kan merken, zoals een mail intrekken.',
      en: 'Do nothing that the other may notice, such as recalling a mail.',
    },
    {
      nl: 'Schrijf op wat de ander nu kan weten: een adres, een nummer, een school, een afspraak.',
      en: 'Write down what the other may know now: an address, a number, a school, an appointment.',
    },
  ],
  client: [
    {
      nl: 'Ga naar een plek waar u veilig bent, als dat kan.',
      en: 'Go to a place where you are safe, if you can.',
    },
    {
      nl: 'Gebruik een telefoon of computer waar de ander niet bij kan.',
      en: 'Use a phone or computer that the other cannot get at.',
    },
    LEAVE_THE_OTHER_ALONE,
    {
      nl: 'Zeg ons hoe wij u veilig kunnen bereiken, en hoe niet.',
      en: 'Tell us how we can reach you safely, and how not.',
    },
  ],
  outsider: [
    LEAVE_BOTH_ALONE,
    {
      nl: 'Vertel niemand een naam, een adres of een plaats die u hebt gezien.',
      en: 'Tell nobody a name, an address or a place that you saw.',
    },
    {
      nl: 'Stuur niets door en maak geen kopie. Geef het alleen aan ons of aan de politie.',
      en: 'Forward nothing and make no copy. Give it to us or to the police only.',
    },
  ],
  processor: [
    LEAVE_BOTH_ALONE,
    {
      nl: 'Stop het lek zonder sporen te wissen. Bewaar de logboeken.',
      en: 'Stop the leak without wiping traces. Keep the logs.',
    },
    {
      nl: 'Zeg ons nu welke adressen, nummers of plaatsen erbij zijn.',
      en: 'Tell us now which addresses, numbers or places are among them.',
    },
  ],
};

/** What comes before all else, and what must not be done, where somebody may be in danger. */
export function stepsInDanger(situation: Situation): readonly Sentence[] {
  return [firstOfAll(situation), then(situation), ...STEPS[situation.audience]];
}

/** Whom to phone after 112: of the organisation's own people whoever is on call, of others the organisation. */
function then({ audience, onCall, phone }: Situation): Sentence {
  if (audience === 'staff') {
    return onCall === undefined
      ? {
          nl: 'Bel daarna wie bij u dienst heeft, of uw leidinggevende.',
          en: 'Then phone whoever is on call, or your manager.',
        }
      : { nl: `Bel daarna wie dienst heeft: ${onCall}.`, en: `Then phone whoever is on call: ${onCall}.` };
  }
  const number = onCall ?? phone;
  return number === undefined
    ? { nl: 'Bel daarna ons. Mail alleen is niet genoeg.', en: 'Then phone us. A mail alone is not enough.' }
    : { nl: `Bel daarna ons: ${number}.`, en: `Then phone us: ${number}.` };
}
