import type { board as nl } from './board.nl.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

const IN_REGISTER = 'This goes into the register of breaches. The AP can ask for the register.';

export const board: Wide<typeof nl> = {
  title: 'Decide',
  what: 'What happened',
  byReporter: 'The reporter says so. It was not assessed yet.',
  data: 'Data',
  people: 'People',
  holder: 'Who has it',
  done: 'Done',
  unknown: 'not known yet',
  deleted: ({ inWriting, everywhere }) =>
    everywhere === false
      ? `some of the recipients ${inWriting ? 'wrote' : 'said'} that they deleted the data; others may have them still`
      : `the recipient ${inWriting ? 'wrote' : 'said'} that all was deleted`,
  againstDanger: (averted) =>
    averted ? 'the danger was averted' : 'something was done against the danger; it is not over yet',
  planned: (what) => `planned: ${what}`,
  left: (count) =>
    count === 0 ? 'Nothing waits for the board any more.' : say`For the board still ${count} to do.`,
  next: {
    title: 'What comes next',
    close: 'No duty is open any more. The handler can close the dossier.',
    before: (at, left) => `before ${at} (${left})`,
    soon: 'as soon as possible',
    handledBy: (name) => `${name} handles this dossier.`,
    nobody: 'Nobody handles this dossier yet.',
  },
  law: {
    'notify-authority':
      'The law: the AP has to be notified, unless a risk to people is unlikely (Article 33(1) GDPR).',
    'inform-people':
      'The law: people have to be informed if the risk to them is likely to be high (Article 34(1) GDPR). At a lower risk one may.',
  },
  missing: (count) => (count === 1 ? 'This is not known yet' : say`These ${count} things are not known yet`),
  whoAdds: 'Whoever handles the dossier adds it in the assessment.',
  lacking: 'Not ready yet',
  notAssessed: 'The breach was not assessed yet.',
  fgNotHeard: 'The FG has not advised yet.',
  fgNotHeardHere: 'The FG has given no advice on this yet.',
  fgAsked: (at) => `The FG was asked on ${at} and has not advised yet.`,
  mayDecideAlready:
    'You may decide already: the deadline waits for nobody. If other advice comes later, you look at it anew.',
  toAssessment: 'To the assessment',
  said: 'What is said of it',
  fgReason: (reason) => `The FG: “${reason}”`,
  promised: (sentence) => `Promised: “${sentence}”`,
  nobody: 'Nobody said anything of it yet.',
  decided: (outcome, at) => `Decided: ${outcome} (${at})`,
  ground: 'Ground',
  reason: 'Reason',
  departsFrom: 'Departs from',
  departure: 'Why it departs',
  remark: 'Remark',
  under: 'Decided under',
  spoke: 'Who said so',
  stands: 'State',
  own: 'You recorded this yourself. Somebody else of the board answers.',
  anew: 'Decide anew',
  outcome: {
    'notify-authority': { yes: 'Yes, notify the AP', no: 'No, do not notify' },
    'inform-people': { yes: 'Yes, inform the people', no: 'No, do not inform' },
  },
  departs: (from) => `departs from ${from}`,
  chooseGround: 'On which ground?',
  why: 'Why? Name nobody',
  inRegister: IN_REGISTER,
  whereItGoes: {
    'notify-authority': { yes: IN_REGISTER, no: IN_REGISTER },
    'inform-people': {
      yes: IN_REGISTER,
      no: 'This goes into the register of breaches, and into the notification to the AP if there is one.',
    },
  },
  whyDeparts: (from) => `Why do you depart from ${from}?`,
  public: 'Where and how will people read it?',
  publicHint: 'Only where you choose to tell it publicly.',
  decideSo: (outcome) => `Record: ${outcome}`,
  underMandate: (mandate) => `You decide under ${mandate}. The board ratifies it afterwards.`,
  notNow: (outcome, why) => `${outcome}: not possible now. ${why}`,
  ratify: { yes: 'Ratify this decision', no: 'Do not ratify it', why: 'Why not?' },
  confirm: { yes: 'Yes, the board decided this', no: 'This is not right', why: 'What is not right?' },
  uphold: {
    title: 'Something changed since',
    against: (from) => `Other than the decision is now: ${from}. Decide anew, or let it stand.`,
    why: 'Why does the decision stand?',
    submit: 'Let the decision stand',
  },
  onBehalf: {
    title: 'The board decided already, by phone or in person',
    hint: 'It counts at once. The board confirms it later.',
    who: 'Who said so?',
    function: 'In which function?',
    heardBy: 'How did you hear it?',
    decidedAt: 'When?',
    submit: 'Record what the board decided',
  },
  contact: {
    title: 'Attempts to reach the board',
    hint: 'After two attempts without an answer, some time apart, the mandate holder may decide.',
    line: (at, reached) => `${at}: ${reached ? 'reached' : 'not reached'}`,
    none: 'None yet.',
    at: 'When?',
    reached: 'Did you reach the board?',
    how: 'How did you try?',
    submit: 'Record this attempt',
  },
  mandate: {
    title: 'Mandate in this dossier',
    granted: (until) =>
      until === undefined
        ? 'The mandate holder may decide.'
        : `The mandate holder may decide until ${until}.`,
    none: 'The mandate holder does not decide here, except where it is urgent.',
    until: 'Until when? May stay empty',
    grant: 'Let the mandate holder decide',
    revoke: 'Revoke the mandate',
  },
  list: {
    title: 'Waits for the board',
    ratify: 'To ratify',
    ratifyHint: 'Tick what you ratify. Is there something you do not ratify? Then open the dossier.',
    ratifyAll: 'Ratify what is ticked',
    other: 'Further to do',
    nothing: 'Nothing waits for you.',
    done: 'Ratified',
    notDone: (why) => `Not ratified: ${why}`,
    gone: 'You cannot see this dossier any more.',
    results: 'What came of it',
    open: 'Open the dossier',
    more: 'Further',
  },
};
