// The case of the pictures: a misaddressed mail, made up.
export const AWARE = 'De afzender zag om half negen dat de mail naar een ander was gegaan.';
export const ASKED = 'De ontvanger is gebeld en wist de mail.';
export const REASON = 'Een ander las over de gezondheid van een cliënt.';

export const MAIL = {
  description: 'Het verslag van een huisbezoek is gemaild naar een andere cliënt met bijna dezelfde naam.',
  safetyRisk: 'no',
  discoveredAt: '2026-06-01T08:30:00+02:00',
  discoveredPrecision: 'moment',
  ongoing: false,
  incidentType: 'email-wrong-recipient',
  dataCategories: ['name', 'address', 'health'],
  subjectGroups: ['customers'],
  subjectCount: { min: 1, max: 1 },
  recipient: { kind: 'client', known: 'yes', contacted: 'yes', confirmedDeletion: 'no' },
  measuresTaken: 'Ik heb de ontvanger gebeld.',
};

export const ASSESSMENT = {
  natures: ['confidentiality'],
  incidentType: 'email-wrong-recipient',
  dataCategories: ['name', 'address'],
  specialCategories: ['health'],
  subjectGroups: ['customers'],
  subjectCount: { min: 1, max: 1 },
  protection: 'none',
  organisationConsequences: ['seen-by-unauthorised'],
  subjectConsequences: ['professional-secrecy-lost'],
  severity: 'limited',
  risk: 'high-risk',
  summary: 'Het verslag van een huisbezoek, met gegevens over gezondheid, ging naar een andere cliënt.',
};
