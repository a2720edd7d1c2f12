import { figuresIn } from './figures.js';
import type { Words } from './shape.js';

const say = figuresIn('en');

export const bundle: Words['bundle'] = {
  title: (reference) => `Bundle for inquiry ${reference}`,
  titleOfDossier: (reference) => `Dossier ${reference}: what was known and decided when`,
  introOfDossier:
    'Every text on a green ground can be verified: the program lekwacht-verify.mjs opens it itself from the signed log. Times are Dutch time. A line begins with the number of the event in events.jsonl.',
  toIndex: 'To the overview',
  besides: 'This folder also has:',
  putInPlace: (revision) => say`(this stands in the place of the earlier text: see event ${revision})`,
  inShort: 'In short',
  state: 'How it stands',
  asked: {
    firstSignal: 'When was the first signal?',
    awareness: 'When did the organisation know, and on which facts does that rest?',
    authority: 'When was the AP notified?',
    late: 'Was a term missed, and why?',
    advice: 'What did the DPO advise?',
    decided: 'Who decided what, in which function, and why (also against advice)?',
    people: 'Who was informed, and how many people were reached?',
    corrections: 'What was corrected?',
    erased: 'What was erased?',
    others: 'Who looked, and what was left out?',
  },
  noFirstSignal: (receivedAt) => `No earlier signal was recorded. The report came in on ${receivedAt}.`,
  nothingRecorded: 'Nothing was recorded about this.',
  sentForm: (revision, at) => say`Sent to the AP, ${at} (event ${revision})`,
  noFormSent: 'Nothing was sent to the AP.',
  toLine: (revision) => `To line ${revision} of the time line`,
  timeLine: 'Time line: all that was recorded',
  further: (count) => say`Also recorded (${count})`,
  whoLooked: 'Who looked',
  looksHint:
    'As far as it is kept. Of each day that is over the service records a digest of all looks in the log; looks.json has those that there are.',
  looksProven: (days) =>
    days === 0
      ? 'In this bundle no day has a digest: nothing proves that all looks stand here.'
      : say`${days} ${days === 1 ? 'day has' : 'days have'} a digest. Of the others nothing proves that all looks stand here.`,
  standsNow: 'Here stands what counts now. What was decided earlier, and why, stands under In short.',
  leftOut: 'What is not shown',
  leftOutTable: 'Not shown, or erased',
  leftOutColumns: { where: 'Line', what: 'Text', why: 'Why' },
  nothingLeftOut: 'Nothing: all texts of this dossier are shown.',
  erased: 'Erased',
  erasedBy: (revision) => `Erased by event ${revision}`,
  registerOfOne: 'one dossier',
  grounds: {
    'rights-of-others': 'rights and freedoms of others',
    'professional-secrecy': 'professional secrecy',
    'legal-privilege': 'legal professional privilege',
    'safety-of-person': 'the safety of a person',
    'outside-the-inquiry': 'outside the inquiry',
    'file-not-enclosed': 'the file is not in the bundle',
  },
  index: {
    organisation: 'Organisation',
    askedBy: 'Asked by',
    ground: 'Ground',
    period: 'Period',
    fromUntil: (from, until) => `${from} until ${until}`,
    opened: 'Inquiry opened',
    made: 'Bundle made',
    anchored: 'Kept outside',
    anchors: { file: 'a folder that it named', mail: 'a mailbox', 'time-stamp': 'a time stamp' },
    before: 'Earlier bundles of this inquiry',
    madeBefore: (at) => `Made ${at}`,
    mergedIn: (references) =>
      `Merged into it, and not in this bundle: ${references}. What was reported there stands only there: ask for it where you need it.`,
    notAnchored:
      'NOT ANCHORED: nobody outside the organisation kept a head of the log. The organisation may have rewritten the whole log.',
    anchoredAt: (anchor, at, size) =>
      say`As the organisation says: the head of ${size} events, in ${anchor}, since ${at}. Ask its holder.`,
    dossiers: 'Dossiers',
    counts: (events, leftOut) =>
      leftOut === 0
        ? say`${events} events, complete; all texts shown or erased`
        : say`${events} events, complete; not shown: ${leftOut} ${leftOut === 1 ? 'text' : 'texts'}`,
    verify: 'Verifying it',
    verifyHint:
      'You need Node.js 20.12 or later, and the public key of the log. Ask for that key by another road than this bundle. Open a window for commands in this folder:',
    readme: 'What this proves and what not, and what each file is',
    files: 'Other files',
    named: [
      ['inquiry.json', 'who asked what, on which ground'],
      ['people.json', 'who acted, in which function at each act, and under which name where that is known'],
      ['looks.json', 'who looked'],
      ['left-out.json', 'what is not shown, on which ground'],
      ['anchors.json', 'who outside the organisation has which head of the log'],
      ['checkpoint.txt', 'the signed head of the log'],
    ],
  },
};
