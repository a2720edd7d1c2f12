import type { DismissalGround } from '../../breach/domain/ending.js';
import type { Sentence } from '../../law/sentence.js';
import type { ReturnState } from './return.answer.js';

/** What a reporter reads of how far it has come. None of it says what anybody advised, decided or risks. */
export const STATUS_WORDS: Readonly<Record<ReturnState, Sentence>> = {
  kept: {
    nl: 'Uw melding is binnen en wordt verwerkt.',
    en: 'We have your report, and it is being processed.',
  },
  received: {
    nl: 'Uw melding is binnen. Nog niemand heeft die bekeken.',
    en: 'We have your report. Nobody has looked at it yet.',
  },
  'being-handled': {
    nl: 'Uw melding is bekeken en wordt behandeld.',
    en: 'Your report was looked at and is being dealt with.',
  },
  finished: {
    nl: 'Uw melding is behandeld. Het dossier is gesloten.',
    en: 'Your report was dealt with. The file is closed.',
  },
};

export const NEXT_WORDS: Readonly<Record<ReturnState, Sentence>> = {
  kept: {
    nl: 'Door een storing staat die nog niet in het dossier. Dat gebeurt vanzelf. U hoeft niets te doen. Kom later terug om iets toe te voegen.',
    en: 'Because of a disruption it is not in the file yet. That happens by itself. You need not do anything. Come back later to add something.',
  },
  received: {
    nl: 'Iemand die hier datalekken behandelt, bekijkt uw melding. Is er een vraag voor u, dan staat die hier. Kom daarom over een dag nog eens terug.',
    en: 'Somebody who handles data breaches here looks at your report. If there is a question for you, it stands here. So come back again in a day.',
  },
  'being-handled': {
    nl: 'Wij zoeken uit wat er is gebeurd en doen wat nodig is. Is er een vraag voor u, dan staat die hier.',
    en: 'We find out what happened and do what is needed. If there is a question for you, it stands here.',
  },
  finished: {
    nl: 'U hoeft niets meer te doen. Weet u toch nog iets, voeg het dan toe: wij kijken er dan opnieuw naar.',
    en: 'You need not do anything more. If you know something more after all, add it: we look at it again then.',
  },
};

/** While nobody is at a danger that he told of, nobody is to wait for a day. */
export const OPEN_ALARM_WORDS: Sentence = {
  nl: 'Wacht niet op een bericht van ons. Bel door tot iemand het heeft overgenomen.',
  en: 'Do not wait to hear from us. Go on calling until somebody has taken it over.',
};

/** Whoever is asked something need not look for it. */
export const ASKED_WORDS: Sentence = {
  nl: 'Er is een vraag voor u. Wij gaan ondertussen verder met wat nodig is.',
  en: 'There is a question for you. Meanwhile we go on with what is needed.',
};

export const CLOSED_WORDS: Readonly<Record<'notified' | 'not-notified', Sentence>> = {
  notified: {
    nl: 'Het was een datalek. Het is afgehandeld en staat in ons register. De Autoriteit Persoonsgegevens (de toezichthouder op privacy) weet ervan.',
    en: 'It was a data breach. It was dealt with and stands in our register. The data protection authority, which supervises privacy, knows of it.',
  },
  'not-notified': {
    nl: 'Het is afgehandeld en staat in ons register. De Autoriteit Persoonsgegevens (de toezichthouder op privacy) hoefde het niet te weten.',
    en: 'It was dealt with and stands in our register. The data protection authority, which supervises privacy, did not have to know.',
  },
};

export const DISMISSED_WORDS: Readonly<Record<DismissalGround, Sentence>> = {
  'no-personal-data': {
    nl: 'Het ging niet om gegevens van mensen. Het was dus geen datalek. Goed dat u het meldde.',
    en: 'It was not about data of people. So it was no data breach. It is good that you reported it.',
  },
  'no-breach-of-security': {
    nl: 'De gegevens zijn niet bij een verkeerde gekomen, kwijtgeraakt of veranderd. Het was dus geen datalek. Goed dat u het meldde.',
    en: 'The data did not get to a wrong person, get lost or change. So it was no data breach. It is good that you reported it.',
  },
  'not-ours': {
    nl: 'Het was geen datalek van onze organisatie. Goed dat u het meldde.',
    en: 'It was no data breach of our organisation. It is good that you reported it.',
  },
  'test-report': {
    nl: 'Wij hebben dit als een proefmelding gezien. Klopt dat niet? Voeg dan toe wat er is gebeurd.',
    en: 'We took this for a test report. Is that not right? Then add what happened.',
  },
};
