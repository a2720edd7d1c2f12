import { figuresIn } from './figures.js';
import type { proof as nl } from './proof.nl.js';
import type { Wide } from './shape.js';

const say = figuresIn('en');

export const proof: Wide<typeof nl> = {
  title: 'Proof',
  intro:
    'Everything that happens in Lekwacht stands in a log. The end of that log is signed again and again: that is a checkpoint. Whoever keeps a checkpoint elsewhere can later find out whether the log was changed up to there.',
  notSigned: {
    title: 'The log is not signed now',
    text: 'What happens now is recorded all the same. Ask the administrator what is wrong: readiness tells.',
  },
  standing: {
    title: 'Who outside this installation has a checkpoint',
    none: 'Not anchored. Nobody outside this installation is given a checkpoint. Whoever runs it could then write the log anew, and nobody would notice. Ask the administrator for an anchor, and keep checkpoints yourself until then.',
    behind: (size: number) =>
      say`The newest checkpoint is not anchored yet. What came after event ${size} cannot be proven to anybody else yet.`,
    whole: 'Anchored: the newest checkpoint is outside this installation too.',
    table: 'Who has a checkpoint',
    columns: { who: 'Where', size: 'Up to event', at: 'Since' },
  },
  anchors: {
    file: 'A folder elsewhere',
    mail: (number: number) => say`Mailbox ${number}`,
    timeStamp: 'A time stamp of somebody else',
  },
  newest: {
    title: 'The newest checkpoint',
    signed: (size: number, at: string) => say`${size} events, signed on ${at}.`,
    copy: 'Copy the checkpoint',
    copied: 'Copied',
    download: 'Keep the checkpoint as a file',
    key: 'The key with which everybody checks the signature',
    copyKey: 'Copy the key',
  },
  keep: {
    title: 'How to keep a checkpoint yourself',
    steps: [
      'Keep the file, or send it to a mailbox that is not of this organisation. The date of that message counts.',
      'Keep the key too, once.',
      'It holds nothing personal. So you may give it to whom you trust: an accountant, another DPO, a notary.',
      'Do you want to find out later whether the log is right? Give the file to the administrator: the command verify with --checkpoint holds the whole log against it.',
    ],
  },
  meaning: {
    title: 'What it proves, and what not',
    proven: 'To everybody who holds a checkpoint it is proven:',
    provenThings: [
      'these events were recorded, in this order, and they were not changed;',
      'up to that point nothing was taken out, put in or exchanged;',
      'what is not in an anchored checkpoint was not in the log yet at that moment.',
    ],
    not: 'It is not proven:',
    notThings: [
      'that what somebody recorded is true, or that everything was recorded that happened;',
      'anything after the last checkpoint that is outside: until then an end can be taken away;',
      'that nobody was shown another log: that is seen only when two who hold checkpoints compare them;',
      'what stood in something that was erased.',
    ],
    law: 'The AP asks for documentation that it can verify (Article 33(5) GDPR), in no set form. A court weighs it freely.',
  },
  lately: {
    title: 'The latest checkpoints',
    table: 'Checkpoints, the newest on top',
    columns: { at: 'Signed', size: 'Events', anchors: 'Anchored' },
    part: (size: number, part: number) => say`${size} (part ${part})`,
    nowhere: 'Not anchored',
  },
};
