import type { Language, Sentence } from '../sentence.js';
import type { Situation } from './situation.js';
import { firstOfAll, stepsInDanger } from './steps-in-danger.js';
import { STEPS_OF_OTHERS } from './steps-of-others.js';
import { DO_NOT_TIP_OFF, STEPS_OF_STAFF, type Step } from './steps-of-staff.js';

const THROW_NOTHING_AWAY: Sentence = {
  nl: 'Gooi niets weg. Bewaar mails, brieven en schermafdrukken: die zijn nodig om te zien wat er is gebeurd.',
  en: 'Do not throw anything away. Keep mails, letters and screenshots: they show what happened.',
};

/**
 * What the reporter can do now, most urgent first, in plain words (B1): Art. 33(3)(d) and 34(3)(b) ask for measures, the
 * first minutes decide them. Without a type: what always helps. Where somebody may be in danger, or an attacker has the
 * data, nothing of it turns to whoever has them, nor to the one in danger.
 */
export function containmentAdvice(situation: Situation, language: Language): readonly string[] {
  const isReachedOut = !situation.danger && situation.hostileHands !== true;
  const beside = stepsBeside(situation).filter(({ reachesOut }) => isReachedOut || !reachesOut);
  const sentences = [...(situation.danger ? stepsInDanger(situation) : [firstOfAll(situation)]), ...beside];
  // Whoever is from outside holds the thing itself: he is told so among what he does first.
  const last = situation.audience === 'outsider' ? [] : [THROW_NOTHING_AWAY];
  return [...sentences, ...last].map((sentence) => sentence[language]);
}

function stepsBeside({ audience, incidentType = 'other', danger }: Situation): readonly Step[] {
  if (audience === 'staff') return STEPS_OF_STAFF[incidentType];
  const steps = danger ? [] : STEPS_OF_OTHERS[audience];
  return incidentType === 'snooping' ? [DO_NOT_TIP_OFF, ...steps] : steps;
}
