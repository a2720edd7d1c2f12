import type { Sentence } from '../sentence.js';
import type { Audience, Situation } from './situation.js';

/** Where the organisation has no text of its own for danger. Whoever said that there is some is not asked again. */
const DANGER_SAID: Sentence = {
  nl: 'Iemand kan nu gevaar lopen. Bel eerst 112.',
  en: 'Somebody may be in danger now. Call 112 first.',
};

const DANGER_FIRST: Sentence = {
  nl: 'Kan iemand nu gevaar lopen? Bel eerst 112. Neem dan geen contact op met wie de gegevens heeft.',
  en: 'May somebody be in danger now? Call 112 first. Then do not contact whoever has the data.',
};

const FIRST_OF_CLIENT: Sentence = {
  nl: 'Kunt u of iemand anders nu gevaar lopen? Bel eerst 112.',
  en: 'May you or somebody else be in danger now? Call 112 first.',
};

const SAID_TO_CLIENT: Sentence = {
  nl: 'U of iemand anders kan nu gevaar lopen. Bel eerst 112.',
  en: 'You or somebody else may be in danger now. Call 112 first.',
};

/** An organisation's own text speaks of its clients to others, so a client gets ours. */
export function firstOfAll({ audience, danger, inDanger }: Situation): Sentence {
  if (audience === 'client') return danger ? SAID_TO_CLIENT : FIRST_OF_CLIENT;
  if (inDanger !== undefined) return { nl: inDanger, en: inDanger };
  return danger ? DANGER_SAID : DANGER_FIRST;
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
      nl: 'Doe niets wat de ander kan merken. Trek geen mail in en verwijder geen bericht uit een chat.',
      en: 'Do nothing that the other may notice. Do not recall a mail and do not delete a chat message.',
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
      nl: 'Gooi niets weg, stuur niets door en maak geen kopie. Geef het alleen aan ons of aan de politie.',
      en: 'Throw nothing away, forward nothing and make no copy. Give it to us or to the police only.',
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
          nl: 'Bel daarna wie bij u dienst heeft, uw leidinggevende, of iemand bij de organisatie die u vertrouwt.',
          en: 'Then phone whoever is on call, your manager, or somebody at the organisation whom you trust.',
        }
      : { nl: `Bel daarna wie dienst heeft: ${onCall}.`, en: `Then phone whoever is on call: ${onCall}.` };
  }
  const number = onCall ?? phone;
  if (number !== undefined) return { nl: `Bel daarna ons: ${number}.`, en: `Then phone us: ${number}.` };
  return audience === 'client'
    ? { nl: 'Bel daarna uw begeleider, of ons.', en: 'Then phone your support worker, or us.' }
    : { nl: 'Bel daarna ons. Mail alleen is niet genoeg.', en: 'Then phone us. A mail alone is not enough.' };
}
