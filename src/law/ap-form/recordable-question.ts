/**
 * Questions of the AP's form that no other fact of a dossier answers, or not in every dossier: a person does, in words, and
 * his answer goes before what was reported or stands in the profile.
 */
export const RECORDABLE_QUESTIONS = [
  '1.2',
  '1.3',
  '2.1.1',
  '2.2.1',
  '3.1.1 (adres)',
  '3.1.1 (registratienummer FG)',
  '3.1.1 (KvK)',
  '3.1.2',
  '3.2.1',
  '3.2.2',
  '3.3',
  '4.1.1',
  '4.1.2',
  '4.3',
  '4.4',
  '5.4',
  '6.1 (anders)',
  '7.1 (anders)',
  '9.1 (anders)',
  '9.2 (anders)',
] as const;
export type RecordableQuestion = (typeof RECORDABLE_QUESTIONS)[number];
