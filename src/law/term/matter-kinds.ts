import type { Sentence } from '../sentence.js';
import type { OwnTerm } from './own-term.js';

/**
 * What has a term of its own beside the one of Art. 33. `comes`: from outside, to be answered; `told`: we have to tell somebody
 * else; `owed`: somebody else has to tell us.
 */
interface MatterLaw extends Sentence {
  readonly direction: 'comes' | 'told' | 'owed';
  /** What starts the term. */
  readonly starts: Sentence;
  readonly term: OwnTerm;
  readonly source: string;
  /** Told to a supervisor or a control body other than the AP: question 1.3 of its form. */
  readonly authority?: true;
}

const RECEIPT: Sentence = { nl: 'De ontvangst.', en: 'Its receipt.' };
const INCIDENT_KNOWN: Sentence = {
  nl: 'Kennis van een significant incident.',
  en: 'Becoming aware of a significant incident.',
};
const KNOWN: Sentence = { nl: 'Kennis van wat er is gebeurd.', en: 'Learning what happened.' };

// In force since 15 August 2026. The number of its article is not cited: it is known second-hand only, from four sources that agree.
const CBW = 'Cyberbeveiligingswet (since 15 August 2026); Directive (EU) 2022/2555';

/** Whether an organisation is under these is for its profile and for a person to say. */
export const MATTERS = {
  'ap-question': {
    nl: 'Vraag van de AP',
    en: 'Question of the AP',
    direction: 'comes',
    starts: RECEIPT,
    term: 'stated',
    source: 'GDPR Art. 58(1)',
  },
  'ap-order': {
    nl: 'Bevel van de AP',
    en: 'Order of the AP',
    direction: 'comes',
    starts: RECEIPT,
    term: 'stated',
    source: 'GDPR Art. 58(2), 34(4)',
  },
  complaint: {
    nl: 'Klacht',
    en: 'Complaint',
    direction: 'comes',
    starts: RECEIPT,
    term: 'stated',
    source: 'GDPR Art. 77',
  },
  'damage-claim': {
    nl: 'Schadeclaim',
    en: 'Claim for damages',
    direction: 'comes',
    starts: RECEIPT,
    term: 'stated',
    source: 'GDPR Art. 82',
  },
  'nis2-early-warning': {
    nl: 'Cyberbeveiligingswet: vroegtijdige waarschuwing (zorg: Z-CERT)',
    en: 'Cyberbeveiligingswet: early warning (health: Z-CERT)',
    direction: 'told',
    starts: INCIDENT_KNOWN,
    term: { hours: 24 },
    source: `${CBW}, Art. 23(4)(a)`,
    authority: true,
  },
  'nis2-notification': {
    nl: 'Cyberbeveiligingswet: melding van het incident (zorg: Z-CERT)',
    en: 'Cyberbeveiligingswet: incident notification (health: Z-CERT)',
    direction: 'told',
    starts: INCIDENT_KNOWN,
    term: { hours: 72 },
    source: `${CBW}, Art. 23(4)(b)`,
    authority: true,
  },
  'nis2-final-report': {
    nl: 'Cyberbeveiligingswet: eindverslag (zorg: Z-CERT)',
    en: 'Cyberbeveiligingswet: final report (health: Z-CERT)',
    direction: 'told',
    starts: { nl: 'De melding van het incident.', en: 'The incident notification.' },
    term: { months: 1 },
    source: `${CBW}, Art. 23(4)(d)`,
    authority: true,
  },
  'igj-inquiry': {
    nl: 'Onderzoek of het een calamiteit is (IGJ)',
    en: 'Inquiry whether it is a calamity in care (IGJ)',
    direction: 'told',
    starts: { nl: 'De gebeurtenis.', en: 'The event.' },
    term: { weeks: 6 },
    source: 'Wkkgz Art. 11(1), as the inspectorate carries it out: at most six weeks from the event',
  },
  'igj-calamity': {
    nl: 'IGJ: calamiteit',
    en: 'IGJ: calamity in care',
    direction: 'told',
    starts: { nl: 'De vaststelling dat het een calamiteit is.', en: 'Establishing that it is a calamity.' },
    term: { workingDays: 3 },
    source: 'Wkkgz Art. 11(1), as the inspectorate carries it out: three working days from establishing it',
    authority: true,
  },
  'wmo-calamity': {
    nl: 'Toezichthouder Wmo van de gemeente: calamiteit of geweld',
    en: 'The municipality’s Wmo supervisor: calamity or violence',
    direction: 'told',
    starts: KNOWN,
    term: 'without-delay',
    source: 'Wmo 2015 Art. 3.4(1); local rules may add a number of days',
    authority: true,
  },
  'youth-calamity': {
    nl: 'IGJ, jeugdhulp: calamiteit of geweld',
    en: 'IGJ, youth help: calamity or violence',
    direction: 'told',
    starts: KNOWN,
    term: 'without-delay',
    source: 'Jeugdwet Art. 4.1.8(1)',
    authority: true,
  },
  police: {
    nl: 'Politie: aangifte of melding',
    en: 'Police: report of a crime',
    direction: 'told',
    starts: KNOWN,
    term: 'stated',
    source: 'Wetboek van Strafvordering Art. 161',
  },
  insurer: {
    nl: 'Verzekeraar',
    en: 'Insurer',
    direction: 'told',
    starts: KNOWN,
    term: 'stated',
    source: 'the policy',
  },
  'contract-tell': {
    nl: 'Contractpartij die wij moeten inlichten',
    en: 'Party to a contract whom we have to tell',
    direction: 'told',
    starts: KNOWN,
    term: 'stated',
    source: 'the contract',
  },
  'contract-be-told': {
    nl: 'Contractpartij die ons moet inlichten',
    en: 'Party to a contract who has to tell us',
    direction: 'owed',
    starts: KNOWN,
    term: 'stated',
    source: 'the contract',
  },
} as const satisfies Readonly<Record<string, MatterLaw>>;

export type MatterKind = keyof typeof MATTERS;
export const MATTER_KINDS = Object.keys(MATTERS) as readonly MatterKind[];

/** Who it is, where the words of the kind do not say that already: “Politie: aangifte of melding, Politie” says it twice. */
export function partyBeside(kind: MatterKind, party: string | undefined): string | undefined {
  if (party === undefined) return undefined;
  const { nl, en } = MATTERS[kind];
  return [nl, en].some((words) => plainWords(words).includes(plainWords(party))) ? undefined : party;
}

const plainWords = (text: string): string =>
  ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;

/** What the kind means, read as the data it is. */
export const matterLaw = (kind: MatterKind): MatterLaw => MATTERS[kind];
