import type { Sentence } from '../../law/sentence.js';
import type { DutyName, SubjectOf } from '../domain/duties.js';
import { MATTERS, type MatterKind } from '../../law/term/matter-kinds.js';
import type { Question } from '../domain/question.js';

/** A duty without words does not compile. Where the name does not say what it is about, its subject does. */
export const DUTY_WORDS: {
  readonly [D in DutyName]: SubjectOf<D> extends undefined
    ? Sentence
    : Sentence | ((subject: NonNullable<SubjectOf<D>>) => Sentence);
} = {
  'avert-danger': {
    nl: 'Iemand kan in gevaar zijn. Doe daar eerst iets aan en leg vast wat u deed.',
    en: 'Somebody may be in danger. Act on that first, and record what you did.',
  },
  'establish-safe-contact': {
    nl: 'Zoek een veilige manier om de betrokkene te bereiken. Schrijf tot die tijd niemand aan.',
    en: 'Find a safe way to reach the person concerned. Write to nobody until then.',
  },
  'correct-receipt': {
    nl: 'Deze melding kwam binnen terwijl de klok niet klopte. Leg vast wanneer zij echt binnenkwam en hoe u dat weet.',
    en: 'This report came in while the clock was wrong. Record when it really came in, and how you know.',
  },
  'confirm-later-receipt': ({ receivedAt }) => ({
    nl: `Een collega zegt dat deze melding later binnenkwam: ${receivedAt}. Leg als tweede persoon hetzelfde moment vast, of het moment dat wel klopt.`,
    en: `A colleague says that this report came in later: ${receivedAt}. Record, as a second person, the same moment, or the one that is right.`,
  }),
  'establish-awareness': {
    nl: 'Stel vast sinds wanneer de organisatie van het datalek weet.',
    en: 'Establish since when the organisation has been aware of the breach.',
  },
  'confirm-later-awareness': ({ awareAt }) => ({
    nl: `Een collega stelt een later moment van kennis voor: ${awareAt}. Bevestig dat als tweede persoon.`,
    en: `A colleague proposes a later moment of awareness: ${awareAt}. Confirm it as a second person.`,
  }),
  'confirm-correction': ({ corrects }) => ({
    nl: `Iemand wil regel ${corrects} van de tijdlijn verbeteren. Bevestig of weiger dat als tweede persoon.`,
    en: `Somebody wants to correct entry ${corrects} of the time line. Confirm or reject it as a second person.`,
  }),
  assess: {
    nl: 'Beoordeel het datalek en het risico voor de betrokken mensen.',
    en: 'Assess the breach and the risk to the people concerned.',
  },
  'inform-controller': {
    nl: 'Het is een datalek van een ander: vertel het de verwerkingsverantwoordelijke.',
    en: 'The breach is another’s: tell the controller.',
  },
  advise: ({ question }) => ({
    nl: `Geef als FG advies over de vraag: ${ASKED[question].nl}`,
    en: `Advise, as FG, on the question: ${ASKED[question].en}`,
  }),
  'decide-on-authority': {
    nl: 'Besluit of het datalek aan de AP wordt gemeld.',
    en: 'Decide whether the breach is notified to the AP.',
  },
  'decide-on-people': {
    nl: 'Besluit of de betrokken mensen worden geïnformeerd.',
    en: 'Decide whether the people concerned are informed.',
  },
  'reconsider-on-authority': {
    nl: 'Na het besluit over melden aan de AP is er iets veranderd. Besluit opnieuw, of houd het besluit in stand met een reden.',
    en: 'Something changed after the decision on notifying the AP. Decide anew, or let it stand with a reason.',
  },
  'reconsider-on-people': {
    nl: 'Na het besluit over informeren van mensen is er iets veranderd. Besluit opnieuw, of houd het besluit in stand met een reden.',
    en: 'Something changed after the decision on informing people. Decide anew, or let it stand with a reason.',
  },
  ratify: ({ question }) => ({
    nl: `Er is namens het bestuur besloten, met een mandaat. Bekrachtig of weiger dat besluit over de vraag: ${ASKED[question].nl}`,
    en: `It was decided under a mandate. Ratify or refuse that decision on the question: ${ASKED[question].en}`,
  }),
  'confirm-decision': ({ question }) => ({
    nl: `Iemand legde vast wat het bestuur besloot. Bevestig of weerspreek dat besluit over de vraag: ${ASKED[question].nl}`,
    en: `Somebody recorded what the board decided. Confirm or contradict that decision on the question: ${ASKED[question].en}`,
  }),
  'notify-authority': {
    nl: 'Meld het datalek aan de AP en leg vast dat het gebeurd is.',
    en: 'Notify the AP of the breach, and record that it was done.',
  },
  'decide-on-what-was-notified': {
    nl: 'De AP heeft al een melding, zonder besluit dat nu nog geldt. Besluit of die blijft staan.',
    en: 'The AP has a notification already, without a decision that holds. Decide whether it stands.',
  },
  'withdraw-notification': {
    nl: 'Het besluit is nu om niet te melden, en de AP heeft nog een melding. Trek die in en leg het vast.',
    en: 'The decision is now not to notify, and the AP still has a notification. Withdraw it, and record that.',
  },
  'supplement-notification': {
    nl: 'De AP weet nog niet alles, of iets wat niet meer klopt. Vul de melding aan.',
    en: 'The AP does not know all yet, or what holds no more. Supplement the notification.',
  },
  'record-number-of-authority': {
    nl: 'Leg het nummer vast dat de AP aan de melding gaf.',
    en: 'Record the number that the AP gave the notification.',
  },
  'inform-people': {
    nl: 'Informeer de betrokken mensen en leg vast wie u bereikte.',
    en: 'Inform the people concerned, and record whom you reached.',
  },
  'communicate-publicly': {
    nl: 'Vertel het openbaar, zoals besloten, en leg vast waar.',
    en: 'Tell the public, as was decided, and record where.',
  },
  'finish-measures': ({ what }) => ({
    nl: `Voer deze maatregel uit, of leg vast waarom niet: ${what}`,
    en: `Take this measure, or record why not: ${what}`,
  }),
  'settle-matters': ({ kind }) => TO_SETTLE[kind] ?? settled(kind),
  'tell-others': ({ kind }) => ({
    nl: `Doe deze melding en leg vast wanneer, en onder welk nummer: ${MATTERS[kind].nl}.`,
    en: `Make this notification, and record when and under which number: ${MATTERS[kind].en}.`,
  }),
  'await-answer': {
    nl: 'De melder heeft nog niet op een vraag geantwoord. Wacht niet op hem met wat moet gebeuren. Hoort u het anders, leg zijn antwoord dan vast.',
    en: 'The reporter has not answered a question yet. Do not wait for him with what has to be done. If you hear it otherwise, record his answer.',
  },
  'look-at-addition': {
    nl: 'Er is iets toegevoegd nadat het dossier was gesloten. Bekijk het en leg vast wat het betekent.',
    en: 'Something was added after the dossier had ended. Look at it, and record what it means.',
  },
  'confirm-dismissal': {
    nl: 'Een collega vindt dat dit geen datalek van ons is. Bevestig of weiger dat als tweede persoon.',
    en: 'A colleague holds that this is no breach of ours. Confirm or reject it as a second person.',
  },
  'confirm-restriction': {
    nl: 'Iemand wil mensen buiten dit dossier houden. Bevestig of weiger dat als tweede persoon.',
    en: 'Somebody wants to keep people out of this dossier. Confirm or reject it as a second person.',
  },
  'confirm-deputy': {
    nl: 'Er is een vervanger voorgesteld voor dit dossier. Bevestig of weiger dat als tweede persoon.',
    en: 'A deputy was proposed for this dossier. Confirm or reject it as a second person.',
  },
  'decide-on-erasure': ({ erasure }) => ({
    nl: `Iemand wil persoonsgegevens uit dit dossier wissen (regel ${erasure} van de tijdlijn). Keur dat goed of weiger het als tweede persoon.`,
    en: `Somebody wants to erase personal data from this dossier (entry ${erasure} of the time line). Approve or reject it as a second person.`,
  }),
  'look-at-erasure': ({ erasure }) => ({
    nl: `Iemand wil persoonsgegevens uit dit dossier wissen (regel ${erasure} van de tijdlijn). Bekijk dit als FG, en maak bezwaar als het niet mag.`,
    en: `Somebody wants to erase personal data from this dossier (entry ${erasure} of the time line). Look at it as FG, and object if it may not be done.`,
  }),
  'appoint-deputy': {
    nl: 'Iemand die moet meebeslissen, is er niet. Wijs voor dit dossier een vervanger aan.',
    en: 'Somebody who has to take part is missing. Appoint a deputy for this dossier.',
  },
  'decide-anew-on-authority': {
    nl: 'Het besluit om niet bij de AP te melden rust op iets wat niet of niet meer klopt. Besluit opnieuw.',
    en: 'The decision not to notify the AP rests on something that is not or no longer true. Decide anew.',
  },
  'decide-anew-on-people': {
    nl: 'Het besluit om mensen niet te informeren rust op iets wat niet of niet meer klopt, of wat bij gevaar geen grond is. Besluit opnieuw.',
    en: 'The decision not to inform people rests on something that is not or no longer true, or that is no ground in danger. Decide anew.',
  },
  'state-number-of-people': {
    nl: 'Er zijn meer mensen bereikt dan er betrokken zijn. Corrigeer een ronde, of leg vast hoeveel het er zijn.',
    en: 'More people were reached than are concerned. Correct a round, or state how many they are.',
  },
  'record-result-of-round': {
    nl: 'Van een ronde is nog niet bekend wie bereikt is. Leg de uitkomst vast.',
    en: 'Of a round it is not known yet who was reached. Record the result.',
  },
};

const settled = (kind: MatterKind): Sentence => ({
  nl: `Handel dit af en leg vast hoe: ${MATTERS[kind].nl}.`,
  en: `Settle this, and record how: ${MATTERS[kind].en}.`,
});

const ASKED: Readonly<Record<Question, Sentence>> = {
  'notify-authority': { nl: 'melden we het aan de AP?', en: 'do we notify the AP?' },
  'inform-people': { nl: 'informeren we de betrokken mensen?', en: 'do we inform the people concerned?' },
};

const TO_SETTLE: { readonly [K in MatterKind]?: Sentence } = {
  'ap-question': {
    nl: 'Beantwoord de vraag van de AP en leg vast hoe.',
    en: 'Answer the AP’s question, and record how.',
  },
  'ap-order': {
    nl: 'Doe wat de AP opdroeg en leg vast hoe.',
    en: 'Do what the AP ordered, and record how.',
  },
  complaint: { nl: 'Handel de klacht af en leg vast hoe.', en: 'Settle the complaint, and record how.' },
  'damage-claim': {
    nl: 'Handel de eis om schadevergoeding af en leg vast hoe.',
    en: 'Settle the claim for damages, and record how.',
  },
};
