/** Questions of the AP's form that no other fact of a dossier answers: a person does, in words. */
export const RECORDABLE_QUESTIONS = [
  '1.2',
  '1.3',
  '2.1.1',
  '2.2.1',
  '3.2.1',
  '3.2.2',
  '3.3',
  '4.3',
  '4.4',
  '5.4',
] as const;
export type RecordableQuestion = (typeof RECORDABLE_QUESTIONS)[number];
