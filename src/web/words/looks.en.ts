import type { looks as nl } from './looks.nl.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

export const looks: Wide<typeof nl> = {
  title: 'Who looked',
  ofDossier: (reference) => `Who looked into dossier ${reference}`,
  linkFromDossier: 'Who looked into this dossier',
  intro:
    'Every look at a dossier, form, letter, list or file stands here, also one that was refused. Only the DPO sees this. That you are looking now is added too.',
  counted: 'Whoever opens the same list again within a quarter of an hour stands here once, with the number.',
  filter: {
    title: 'Search',
    organisation: 'Organisation',
    person: 'Who',
    everybody: 'Everybody',
    from: 'From',
    until: 'Up to and including',
    show: 'Show',
    clear: 'Clear the choice',
  },
  table: 'Who looked, the newest first',
  columns: { at: 'When', who: 'Who', what: 'What', dossier: 'Dossier', outcome: 'Outcome' },
  times: (count, until) => say`${count} times, until ${until}`,
  withToken: 'with a program',
  opened: (how) => `The dossier is restricted: ${how}.`,
  nothing: 'Nobody.',
  older: 'Earlier',
  newest: 'To the newest',
  backToDossier: 'Back to the dossier',

  what: {
    dossier: 'the dossier',
    'time-line': 'the time line',
    replay: 'what was known then',
    'ap-form': 'the form for the AP',
    'edpb-template': 'the European form',
    letter: 'a letter',
    'affected-people': 'the list of people concerned',
    attachment: 'a file of the dossier',
    'looks-at-dossier': 'who looked into this dossier',
    'personal-values': 'a search for what the dossier holds about somebody',
    'erasure-certificate': 'a certificate of erasure',
    'access-request': 'an access request',
    'access-answer': 'the answer to an access request',
    'access-requests': 'the access requests',
    inquiry: 'an inquiry',
    'inquiry-bundle': 'the bundle of an inquiry',
    inquiries: 'the inquiries',
    'waiting-reports': 'the reports that still wait',
    retention: 'what is kept, and when it can go',
    'register-export': 'the register as a file or on paper',
    'log-proof': 'a proof that something is in the log',
    'dossier-list': 'the list of dossiers',
    dashboard: 'the running breaches',
    register: 'the register',
    'looks-in-organisation': 'who looked in the organisation',
    'log-checkpoint': 'the checkpoint of the log',
  },
  openedBy: {
    list: 'this person is on the list',
    function: 'it is open to this function',
    deputy: 'this person stands in for somebody',
    emergency: 'emergency access, with the reason on the time line',
  },
  outcomes: { shown: 'shown', refused: 'refused' },
};
