import type { BreachFacts } from '../../src/law/advice/breach-facts.js';

const ATTACK = { incidentType: 'hacking-malware-phishing', intent: 'malicious' } as const;

/** The same cases as others might enter them: other words, fields left out. */
export const SHORTER: readonly (readonly [string, string, BreachFacts])[] = [
  // Published: no / no; no kinds of data named: with health data an outage of hours would matter.
  [
    '1a',
    'undecided / no',
    {
      natures: ['availability-temporary'],
      ...ATTACK,
      protection: 'encrypted',
      protectionStateOfTheArt: true,
      keyCompromised: false,
      backupAvailable: true,
      unavailableHours: 4,
      subjectCount: { min: 24, max: 60 },
    },
  ],
  [
    '1b',
    'no / no',
    {
      natures: ['confidentiality', 'availability-temporary'],
      ...ATTACK,
      dataCategories: ['name', 'address'],
      protection: 'encrypted',
      protectionStateOfTheArt: true,
      keyCompromised: false,
      exfiltration: 'excluded',
      backupAvailable: true,
      unavailabilityEffect: 'none',
    },
  ],
  [
    '1c',
    'no / no',
    {
      natures: ['availability-temporary'],
      ...ATTACK,
      protection: 'encrypted',
      keyCompromised: false,
      exfiltration: 'excluded',
      backupAvailable: true,
      unavailableHours: 4,
      unavailabilityEffect: 'none',
    },
  ],
  [
    '2a',
    'yes / no',
    {
      natures: ['availability-temporary', 'integrity'],
      ...ATTACK,
      dataCategories: ['name', 'address', 'email'],
      exfiltration: 'excluded',
      backupAvailable: false,
      unavailableHours: 120,
      unavailabilityEffect: 'minor',
      subjectCount: { min: 24, max: 60 },
    },
  ],
  [
    '2b',
    'yes / no',
    {
      natures: ['availability-temporary'],
      ...ATTACK,
      exfiltration: 'excluded',
      backupAvailable: false,
      measuresAfterwards: ['recovered'],
      unavailabilityEffect: 'minor',
      specialCategories: [],
    },
  ],
  // Published: yes / no; effect left out; Annex B of 9/2022 has ransomware without a backup so.
  [
    '2c',
    'yes / yes',
    {
      natures: ['availability-temporary'],
      ...ATTACK,
      dataCategories: ['name'],
      exfiltration: 'excluded',
      backupAvailable: false,
      unavailableHours: 120,
    },
  ],
  [
    '3a',
    'yes / yes',
    {
      natures: ['availability-temporary'],
      ...ATTACK,
      specialCategories: ['health'],
      subjectGroups: ['patients'],
      backupAvailable: true,
      unavailableHours: 48,
    },
  ],
  [
    '3b',
    'yes / yes',
    {
      natures: ['availability-temporary'],
      ...ATTACK,
      subjectGroups: ['patients', 'employees'],
      subjectCount: { min: 1000, max: 9000 },
      backupAvailable: true,
      unavailabilityEffect: 'serious',
      exfiltration: 'excluded',
    },
  ],
  [
    '4a',
    'yes / yes',
    {
      natures: ['confidentiality', 'availability-permanent'],
      ...ATTACK,
      dataCategories: ['identity-document', 'credit-card'],
      exfiltration: 'confirmed',
      backupAvailable: false,
    },
  ],
  [
    '5a',
    'yes / yes',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['name', 'address', 'email', 'phone', 'other'],
      subjectCount: { min: 213, max: 213 },
      exfiltration: 'confirmed',
    },
  ],
  [
    '5b',
    'yes / yes',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['name', 'other'],
      specialCategories: [],
      subjectCount: { min: 213, max: 213 },
    },
  ],
  [
    '6a',
    'no / no',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['credentials'],
      protection: 'hashed',
      protectionStateOfTheArt: true,
      keyCompromised: false,
      subjectCount: { min: 1200, max: 1200 },
      exfiltration: 'confirmed',
    },
  ],
  [
    '6b',
    'no / no',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['credentials'],
      protection: 'hashed',
      protectionStateOfTheArt: true,
      keyCompromised: false,
      access: 'confirmed',
    },
  ],
  // Published: no / no; whether the hashing is state of the art left out.
  [
    '6c',
    'undecided / undecided',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['credentials', 'other'],
      protection: 'hashed',
      keyCompromised: false,
      identification: 'limited',
      subjectCount: { min: 1200, max: 1200 },
    },
  ],
  [
    '7a',
    'yes / yes',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['name', 'gender', 'birth-date', 'bsn'],
      access: 'confirmed',
      subjectCount: { min: 100_000, max: 100_000 },
    },
  ],
  [
    '7b',
    'yes / yes',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['name', 'birth-date', 'credentials'],
      access: 'confirmed',
      measuresAfterwards: ['credentials-reset'],
    },
  ],
  [
    '8a',
    'yes / no',
    {
      natures: ['confidentiality'],
      incidentType: 'other',
      intent: 'insider-misuse',
      dataCategories: ['name', 'email', 'phone', 'address'],
      recipientKind: 'other-organisation',
      exfiltration: 'confirmed',
    },
  ],
  [
    '8b',
    'yes / no',
    {
      natures: ['confidentiality'],
      intent: 'malicious',
      dataCategories: ['name', 'email', 'phone'],
      recipientKind: 'private-person',
      access: 'confirmed',
    },
  ],
  // Published: yes / no; that he took the data with him left out.
  [
    '8c',
    'undecided / no',
    {
      natures: ['confidentiality'],
      intent: 'insider-misuse',
      dataCategories: ['name', 'email'],
      recipientKind: 'private-person',
      access: 'confirmed',
    },
  ],
  // Published: yes / no; up to two thousand people: whether the risk is high is in doubt.
  [
    '8d',
    'yes / undecided',
    {
      natures: ['confidentiality'],
      intent: 'insider-misuse',
      dataCategories: ['name', 'email', 'other'],
      recipientKind: 'own-organisation',
      exfiltration: 'confirmed',
      subjectCount: { min: 100, max: 2000 },
    },
  ],
  [
    '9a',
    'no / no',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'phone', 'financial-other'],
      recipientTrust: 'bound-to-secrecy',
      deletion: 'confirmed-in-writing',
      subjectCount: { min: 24, max: 24 },
    },
  ],
  // Published: no / no; what the "other" data tell was left out.
  [
    '9b',
    'undecided / no',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'phone', 'other'],
      recipientKind: 'other-organisation',
      recipientTrust: 'trusted',
      deletion: 'requested',
      subjectCount: { min: 24, max: 24 },
    },
  ],
  [
    '10a',
    'no / no',
    {
      natures: ['confidentiality'],
      incidentType: 'device-or-paper-lost-or-stolen',
      subjectGroups: ['minors'],
      dataCategories: ['name', 'birth-date'],
      protection: 'encrypted',
      protectionStateOfTheArt: true,
      keyCompromised: false,
      backupAvailable: true,
      measuresAfterwards: ['remote-wipe-confirmed'],
    },
  ],
  [
    '10b',
    'no / no',
    {
      natures: ['confidentiality', 'availability-temporary'],
      incidentType: 'device-or-paper-lost-or-stolen',
      vulnerabilities: ['children'],
      dataCategories: ['name', 'birth-date'],
      protection: 'encrypted',
      protectionStateOfTheArt: true,
      keyCompromised: false,
      backupAvailable: true,
    },
  ],
  [
    '11a',
    'yes / yes',
    {
      incidentType: 'device-or-paper-lost-or-stolen',
      dataCategories: ['name', 'gender', 'address', 'birth-date'],
      protection: 'none',
      subjectCount: { min: 100_000, max: 150_000 },
    },
  ],
  // Published: yes / yes; number left out.
  [
    '11b',
    'yes / undecided',
    { incidentType: 'device-or-paper-lost-or-stolen', dataCategories: ['name', 'address', 'birth-date'] },
  ],
  [
    '12a',
    'yes / yes',
    {
      incidentType: 'device-or-paper-lost-or-stolen',
      dataCategories: ['name'],
      specialCategories: ['health'],
    },
  ],
  [
    '12b',
    'yes / yes',
    {
      natures: ['confidentiality', 'availability-permanent'],
      incidentType: 'device-or-paper-lost-or-stolen',
      specialCategories: ['health'],
      subjectGroups: ['patients'],
    },
  ],
  [
    '13a',
    'no / no',
    {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address'],
      subjectCount: { min: 2, max: 2 },
    },
  ],
  // Published: no / no; what the "other" data tell was left out.
  [
    '13b',
    'undecided / no',
    {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'other'],
      recipientKind: 'client',
      subjectCount: { min: 2, max: 2 },
      access: 'confirmed',
    },
  ],
  // Published: no / no; number left out.
  [
    '13c',
    'undecided / no',
    {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'other'],
      recipientKind: 'client',
    },
  ],
  [
    '14a',
    'yes / yes',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'email', 'address', 'bsn'],
      subjectCount: { min: 60_000, max: 60_000 },
    },
  ],
  [
    '15a',
    'no / no',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'email', 'other'],
      specialCategories: ['health'],
      dataInsight: 'none',
      subjectCount: { min: 15, max: 15 },
      recipientCount: { min: 15, max: 15 },
    },
  ],
  // Published: no / no; a general hint, to fifteen.
  [
    '15b',
    'undecided / no',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'email', 'other'],
      specialCategories: ['health'],
      dataInsight: 'general',
      subjectCount: { min: 15, max: 15 },
      recipientCount: { min: 15, max: 15 },
    },
  ],
  [
    '15c',
    'no / no',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'email', 'other'],
      specialCategories: [],
      subjectCount: { min: 15, max: 15 },
      recipientKind: 'known-group',
    },
  ],
  // Published: no / no; how little the health data tell left out.
  [
    '15d',
    'yes / undecided',
    {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      dataCategories: ['name', 'email'],
      specialCategories: ['health'],
      subjectCount: { min: 15, max: 15 },
      recipientKind: 'known-group',
    },
  ],
  // Published: yes / no; the premium entered as financial data: whether the risk is high is in doubt.
  [
    '16a',
    'yes / undecided',
    {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'birth-date', 'financial-other'],
      recipientKind: 'client',
      subjectCount: { min: 1, max: 1 },
    },
  ],
  [
    '16b',
    'yes / no',
    {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'birth-date', 'other'],
      specialCategories: [],
      recipientKind: 'client',
      subjectCount: { min: 1, max: 1 },
    },
  ],
  // Published: yes / no; number and recipient left out.
  [
    '16c',
    'yes / undecided',
    {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'birth-date', 'other'],
    },
  ],
  [
    '17a',
    'yes / yes',
    {
      natures: ['confidentiality'],
      intent: 'malicious',
      dataCategories: ['name', 'address', 'phone', 'financial-other'],
      subjectCount: { min: 1, max: 1 },
      access: 'confirmed',
    },
  ],
  [
    '17b',
    'yes / yes',
    {
      natures: ['confidentiality'],
      intent: 'malicious',
      incidentType: 'other',
      dataCategories: ['name', 'address', 'phone', 'other'],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'attacker',
    },
  ],
  [
    '17c',
    'yes / yes',
    {
      natures: ['confidentiality'],
      intent: 'malicious',
      incidentType: 'other',
      dataCategories: ['name', 'phone', 'location'],
      subjectCount: { min: 1, max: 1 },
    },
  ],
  [
    '18a',
    'yes / yes',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['name', 'financial-other'],
      subjectGroups: ['employees'],
      subjectCount: { min: 99, max: 99 },
    },
  ],
  [
    '18b',
    'yes / yes',
    {
      natures: ['confidentiality'],
      ...ATTACK,
      dataCategories: ['name', 'email', 'iban'],
      exfiltration: 'confirmed',
    },
  ],
];
