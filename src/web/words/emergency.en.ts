import type { Wide } from './shape.js';
import type { emergency as nl } from './emergency.nl.js';

export const emergency: Wide<typeof nl> = {
  title: 'Open a restricted dossier in an emergency',
  link: 'Open a restricted dossier in an emergency',
  intro:
    'Only if it cannot wait: for example when somebody may be in danger and nobody who may see the dossier can be reached.',
  warning:
    'The FG and everybody who may see the dossier see at once that you opened it and why. That stays on the time line for good.',
  dossier: 'Reference of the dossier',
  dossierHint: 'Such as DL-2026-7K3F-9Q2M. The number in the address of its page will do too.',
  reason: 'Why can it not wait?',
  reasonHint: 'This stands on the time line. Name nobody.',
};
