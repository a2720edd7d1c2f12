import { affectedPeopleActs } from './acts/affected-people.en.js';
import { endingActs } from './acts/ending.en.js';
import { erasureActs } from './acts/erasure.en.js';
import { factActs } from './acts/facts.en.js';
import { judgementActs } from './acts/judgement.en.js';
import { outsideActs } from './acts/outside.en.js';
import type { acts as nl } from './acts.nl.js';
import type { Wide } from './shape.js';

export const acts: Wide<typeof nl> = {
  changedMeanwhile: 'Recorded meanwhile',
  now: 'Now',
  day: 'Day',
  time: 'Time',
  yes: 'Yes',
  no: 'No',
  choose: 'Choose',
  back: 'Back to the dossier',
  lacks: 'This is still lacking',
  lacking: {
    answers: (count) => `The AP has no answer yet to ${count} required questions`,
    measure: 'No measure was recorded',
    cause: 'The cause was not recorded',
    advice: 'Advice of the FG was asked for and is not there yet',
    first: 'The dossier can be closed once this is done. Writing down a reason is not enough.',
    assessedAboveList: (assessed, listed) =>
      `The assessment says ${assessed} people, the list ${listed}, and all of these were told or tried. Is the list right? Assess again with the right number. Is it not? Put the others on it and tell them.`,
    closeAnyway: 'Do you close the dossier all the same? Say in one sentence of the conclusion why.',
  },
  of: { ...factActs, ...judgementActs, ...outsideActs, ...affectedPeopleActs, ...endingActs, ...erasureActs },
  groups: {
    safety: 'Safety',
    facts: 'What happened',
    measures: 'Measures and lessons',
    judgement: 'Advice and decision',
    outside: 'AP and people concerned',
    matters: 'Questions, complaints and other duties',
    people: 'Who does and sees this dossier',
    end: 'Ending',
    erasure: 'Erasing and keeping',
    corrections: 'Correcting',
  },
};
