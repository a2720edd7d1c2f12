import type { Sentence } from '../sentence.js';

export interface Reason extends Sentence {
  readonly key: ReasonKey;
  readonly article: string;
}

export const REASONS = {
  'record-always': {
    article: 'GDPR Art. 33(5)',
    nl: 'Elk datalek komt in het register, met feiten, gevolgen en maatregelen, ook als het niet gemeld wordt.',
    en: 'Every breach is recorded with its facts, effects and measures, also when it is not notified.',
  },
  'risk-not-unlikely': {
    article: 'GDPR Art. 33(1)',
    nl: 'Een risico voor mensen is niet onwaarschijnlijk: melden bij de AP.',
    en: 'A risk to people is not unlikely: notify the authority.',
  },
  'risk-high-for-authority': {
    article: 'Art. 33(1) as this law version has it',
    nl: 'Een hoog risico voor mensen is waarschijnlijk: melden bij de toezichthouder.',
    en: 'A high risk to people is likely: notify the authority.',
  },
  'risk-in-doubt': {
    article: 'GDPR Art. 33(1)',
    nl: 'Of een risico onwaarschijnlijk is, staat nog niet vast. Bij twijfel: melden.',
    en: 'Whether a risk is unlikely is not established. When in doubt: notify.',
  },
  'risk-unlikely': {
    article: 'GDPR Art. 33(1)',
    nl: 'Een risico voor mensen is op deze feiten onwaarschijnlijk: melden hoeft niet, vastleggen wel.',
    en: 'On these facts a risk to people is unlikely: no notification, but do record it.',
  },
  'below-high-for-authority': {
    article: 'Art. 33(1) as this law version has it',
    nl: 'Een hoog risico is op deze feiten niet waarschijnlijk: melden hoeft niet, vastleggen wel.',
    en: 'On these facts a high risk is not likely: no notification, but do record it.',
  },
  'phases-possible': {
    article: 'GDPR Art. 33(4)',
    nl: 'Niet alles is bekend: meld op tijd wat er is en vul later aan.',
    en: 'Not everything is known: notify in time what there is and supplement later.',
  },
  'high-risk': {
    article: 'GDPR Art. 34(1)',
    nl: 'Een hoog risico voor de betrokkenen is waarschijnlijk: vertel het hun onverwijld.',
    en: 'A high risk to the people concerned is likely: tell them without undue delay.',
  },
  'high-risk-in-doubt': {
    article: 'GDPR Art. 34(1)',
    nl: 'Of het risico hoog is, staat nog niet vast. Bij twijfel: vertel het de betrokkenen.',
    en: 'Whether the risk is high is not established. When in doubt: tell the people concerned.',
  },
  'high-risk-unlikely': {
    article: 'GDPR Art. 34(1)',
    nl: 'Een hoog risico is op deze feiten niet waarschijnlijk: de betrokkenen inlichten hoeft niet, het mag wel.',
    en: 'On these facts a high risk is not likely: telling the people concerned is not required, though allowed.',
  },
  'made-unintelligible': {
    article: 'GDPR Art. 34(3)(a)',
    nl: 'De gegevens waren vooraf onbegrijpelijk gemaakt voor wie er geen recht op heeft.',
    en: 'The data had been made unintelligible to anyone not entitled to them.',
  },
  'high-risk-removed': {
    article: 'GDPR Art. 34(3)(b)',
    nl: 'Maatregelen achteraf zorgen dat het hoge risico zich waarschijnlijk niet meer voordoet. Leg vast welke.',
    en: 'Measures afterwards ensure that the high risk is no longer likely. Record which.',
  },
  'safe-contact-first': {
    article: 'GDPR recital 86',
    nl: 'Eerst de veiligheid: spreek een veilige manier van contact af voordat er iets wordt gestuurd.',
    en: 'Safety first: agree on a safe way of contact before anything is sent.',
  },
  promised: {
    article: 'promise of the organisation',
    nl: 'De organisatie heeft dit zelf beloofd; afwijken vraagt een schriftelijke reden.',
    en: 'The organisation promised this itself; departing from it needs a written reason.',
  },
} as const satisfies Readonly<Record<string, Sentence & { readonly article: string }>>;

export type ReasonKey = keyof typeof REASONS;

export function reason(key: ReasonKey): Reason {
  return { key, ...REASONS[key] };
}
