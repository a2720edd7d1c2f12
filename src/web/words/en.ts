import { accessRequests } from './access-requests.en.js';
import { alarming } from './alarming.en.js';
import { assessment } from './assessment.en.js';
import { board } from './board.en.js';
import { affected } from './affected.en.js';
import { acts } from './acts.en.js';
import { desk } from './desk.en.js';
import { enter } from './enter.en.js';
import { alarms } from './alarms.en.js';
import { authority } from './authority.en.js';
import { filters } from './filters.en.js';
import { bundle } from './bundle.en.js';
import { inquiries } from './inquiries.en.js';
import { files } from './files.en.js';
import { letters } from './letters.en.js';
import { dossier } from './dossier.en.js';
import { kept } from './kept.en.js';
import { waiting } from './waiting.en.js';
import { looks } from './looks.en.js';
import { organisation } from './organisation.en.js';
import { people } from './people.en.js';
import { proof } from './proof.en.js';
import { events } from './events.en.js';
import { erasing } from './erasing.en.js';
import { lists } from './lists.en.js';
import { recorded } from './recorded.en.js';
import { register } from './register.en.js';
import { replay } from './replay.en.js';
import { returning } from './returning.en.js';
import { refusals } from './refusals.en.js';
import { emergency } from './emergency.en.js';
import { shell } from './shell.en.js';
import { loginProblems } from './login-problems.en.js';
import type { Words } from './shape.js';

export const en: Words = {
  language: 'English',
  chooseLanguage: 'Language',
  skip: 'To the content',
  leave: 'Leave this page',
  leaveHint: 'You go to a page about the weather. Pressing Esc three times works too.',
  leaveNote: 'What is here is then gone.',
  newTab: 'new tab',
  fault: 'Error',
  faultsTitle: 'Something is not right yet',
  faultsHint: 'What you filled in is still there.',
  optional: 'may stay empty',
  neededWhere: (when) => `needed ${when}`,
  needed: 'needed',
  unknownChoice: 'I do not know',
  footer: {
    privacy: 'Privacy',
    start: 'Another organisation',
    poster: 'Poster to put up',
    back: 'Back to your report',
  },

  accessRequests,
  alarming,
  alarms,
  emergency,
  shell,
  desk,
  enter,
  recorded,
  register,
  replay,
  returning,
  acts,
  assessment,
  board,
  bundle,
  inquiries,
  lists,
  authority,
  letters,
  affected,
  dossier,
  files,
  filters,
  kept,
  waiting,
  looks,
  proof,
  people,
  organisation,
  events,
  erasing,
  refusals,

  start: {
    title: 'Report a data breach',
    intro:
      'A data breach means: data about people reached the wrong person, were lost or were changed. Do you think so? Then report it too.',
    choose: 'At which organisation did it happen?',
    login: 'Log in, for those who handle data breaches',
  },

  report: {
    title: ({ organisation }) => `Report a data breach at ${organisation}`,
    noAccount:
      'You need no account. Two questions are needed: that takes about two minutes. The rest may stay empty.',
    confidential:
      'Only those who handle data breaches here, the data protection officer, and the board or whoever decides for it read your report. Your manager does not, unless he is one of them. You do not have to give your name.',
    danger: {
      legend: 'Could somebody be in danger now?',
      hint: 'For example: a dangerous person now knows an address that must stay secret.',
      first: 'Call 112 now',
      firstIf: 'Danger? Call 112 now',
      whom: 'Do you work here? Then call whoever is on call, your manager or somebody else there whom you trust. Are you a client? Call your support worker.',
      onCall: ({ phone }) => `Call whoever is on call: ${phone}`,
      phone: ({ phone }) => `Or call the organisation: ${phone}`,
      briefly: 'After that, report it here briefly. The two questions below are enough.',
    },
    rest: 'Tell us more',
    restHint:
      'The rest helps us, but may stay empty. Do you have no time? Then send it now. Do you have a photo or a file? You can add it after you have reported.',
    aboutHandler: {
      group: 'Not everybody may see this report',
      legend: 'Could a colleague who handles data breaches have done this?',
      hint: 'Then that colleague does not see your report. Only the board and the data protection officer (who watches over privacy here) see it at first.',
      yes: 'Yes',
      no: 'No, or I do not know',
    },
    description: {
      label: 'What happened?',
      hint: 'In your own words. No names of clients, no numbers, no lists: we ask for that later if it is needed.',
    },
    incidentType: { legend: 'What fits best?', hint: 'Then you get advice that fits.' },
    discovered: {
      legend: 'When did you notice?',
      hint: 'The day is enough. Do you not know? Leave it empty. Do you work here, and did a colleague notice it earlier? Then enter when he or she noticed.',
      day: 'Day',
      time: 'Time',
      now: 'Now',
    },
    subjectGroups: { legend: 'Whose data are they?', hint: 'You may choose more than one.' },
    subjectCount: {
      label: 'Of about how many people?',
      range: ({ from, to }) => `${from} to ${to}`,
      orMore: ({ from }) => `${from} or more`,
    },
    data: {
      group: 'Which data, whose, and who has them now?',
      legend: 'Which data?',
      hint: 'Choose everything that may be among it. You may choose more than one.',
      address: 'Address (also a secret address)',
      health: 'Health or care (also medication)',
    },
    recipient: {
      legend: 'Who has the data now?',
      kinds: {
        'threatening-person':
          'Somebody who may be dangerous (for example an ex). Choose this too if you are not sure',
        'own-organisation': 'A colleague, or myself: I work here',
        client: 'Another client, or myself: I am a client',
        'private-person': 'A neighbour, family (also of another client), or myself: I am from outside',
        'care-partner': 'Another care provider or a municipality',
        'other-organisation': 'Another organisation',
        public: 'Everybody: it is or was open to all',
        attacker: 'A hacker or thief',
        unknown: 'I do not know',
      },
    },
    measuresTaken: { label: 'What was done already?' },
    more: 'When, where, and what was done already?',
    occurredFrom: 'When did it begin?',
    occurredUntil: 'When did it end?',
    system: 'In which system or folder?',
    location: 'Where did it happen?',
    earlierReport: 'Does this belong to an earlier report? Then its number',
    reporterKind: {
      legend: 'Who are you?',
      kinds: {
        employed: 'I work here',
        hired: 'I work here through another company',
        volunteer: 'I am a volunteer',
        trainee: 'I am a trainee',
        client: 'I am a client, or family of a client',
        partner: 'I work at another care provider or a municipality',
        outsider: 'I am somebody from outside',
        processor: 'I work at a supplier',
        unknown: 'I would rather not say',
      },
    },
    contact: {
      call: 'On which number can we call you?',
      callHint: 'Only if you want to. You do not have to give your name.',
      legend: 'May we know something more of you? Only if you want to',
      name: 'Your name',
      jobTitle: 'Your job title',
      phone: 'Phone',
      email: 'E-mail',
      reads: {
        legend: 'May we mail you?',
        hint: 'Do you work here? Then we mail you how your report stands. Anybody else only with this tick. Do not tick it if somebody else can get at your e-mail or phone. What you reported does not stand in the mail.',
        alone: 'I alone read this',
      },
      until: 'Until what time can we call you today?',
    },
    contactPerson: {
      group: 'Would we better call somebody else?',
      name: 'Name of that person',
      jobTitle: 'Job title of that person',
    },
    warning: {
      title: 'Is there something in it by which somebody can be recognised?',
      text: 'The text seems to hold a number, an address or a list of names. Take it out if you can. It is not needed to report.',
      confirm: 'I read the text again. Send it like this.',
    },
    sendNow: 'Send like this',
    send: 'Send the report',
    sentBefore:
      'This report was sent already. Do you want to change or add something? Then call, or make a new report.',
  },

  receipt: {
    title: 'We have your report',
    kept: 'Your report is stored and cannot get lost any more.',
    leaveNote: 'Your report stays. Keep number and code first.',
    haste: {
      title: 'Is it urgent? Then call',
      told: 'Whoever is on call gets a message. Assume that nobody has read your report yet.',
      unread: 'No message goes to a phone. Assume that nobody has read your report yet.',
      whom: {
        staff: 'Call your manager or whoever is on call.',
        client: 'Call your support worker, or the organisation.',
        outsider: 'Call the organisation.',
        processor: 'Call your contact at the organisation.',
      },
      unsaid: 'Call the organisation, or somebody at the organisation whom you trust.',
      phone: ({ phone }) => `The organisation: ${phone}`,
      night:
        'Is it night? Do not call a client or family on your own accord. First talk to whoever is on call.',
    },
    organisation: 'Organisation',
    received: 'Received',
    reference: 'Number',
    secret: 'Secret code',
    back: 'Come back at',
    once: 'Keep the number and the code. With them you come back later: you see how it stands and whether there is a question for you, and you can add something, also a photo or a file. You see the code only now: write it down or print this page. Make sure nobody else sees the code.',
    now: 'What you can do now',
    inDanger: 'Somebody may be in danger now',
    moreAdvice: 'More that you can do',
    danger: 'Keep calling until somebody has taken it over.',
    next: 'What happens next',
    deadline: ({ at, organisation }) =>
      `Does the data protection authority, which supervises privacy, have to know? Then ${organisation} tells them on ${at} at the latest, and earlier if a colleague knew earlier. You do not have to do that.`,
    copy: 'Copy number and code',
    copied: 'Copied',
    print: 'Print',
    another: 'Report another data breach',
  },

  poster: {
    title: 'Data lost, or with the wrong person?',
    text: 'Report it at once. Day and night, without an account. What is needed takes two minutes.',
    scan: 'Scan the code or go to',
    call: 'Or call',
    danger: 'Is somebody in danger now? Call 112 first.',
    code: 'QR code with the address of the report form',
  },

  privacy: {
    title: 'What happens with your report',
    who: 'Who uses your data?',
    whoText: ({ organisation }) => `${organisation}. This organisation is responsible.`,
    why: 'Why?',
    whyText:
      'To stop the breach, to help people and to keep the law (GDPR Articles 33 and 34). That is a legal duty (Article 6(1)(c)).',
    what: 'What do we keep?',
    whatText:
      'What you write and, if you want, how we can reach you. You need not give your name. This form sets no cookies.',
    reader: 'Who reads it?',
    readerText:
      'Those who handle data breaches at this organisation, its data protection officer (who watches over privacy) and its board, or whoever decides for it. Your manager does not, unless he is one of them. The data protection authority, which supervises privacy, gets what is needed; your name is not part of that.',
    howLong: 'For how long?',
    howLongText: ({ years }) => `The register of breaches is kept for ${years} years after closing.`,
    rights: 'What are your rights?',
    rightsText:
      'You may ask what is kept about you, and ask to correct or delete it. You can also complain to the Dutch data protection authority: autoriteitpersoonsgegevens.nl.',
    contact: 'Whom can you ask?',
    contactUnknown: 'The organisation has not given an address for this yet.',
  },

  login: {
    title: 'Log in',
    choose: 'Where do you belong?',
    out: 'You are logged out',
    stillThere:
      'At your organisation you are still logged in: whoever presses Log in now is in again without a password.',
    alsoAt: (label) => `Log out at ${label} too`,
  },

  absences: {
    title: 'Away for a while',
    explain:
      'Whoever is away gets no alarm: whoever comes next gets it at once. Nobody has to know why somebody is away.',
    none: 'You are on no list of people who are called. An administrator can say for everybody who is away.',
    there: 'Is there.',
    awayUntil: (at: string) => `Is away until ${at}.`,
    until: 'Away until',
    submit: 'Record',
    back: 'Is back',
    done: 'That is recorded.',
    link: 'Away for a while? Say so here',
  },
  sessions: {
    title: 'Where you are logged in',
    explain: 'Is there something you do not know? End it, and tell your privacy officer.',
    here: 'Here, in this window',
    elsewhere: 'Somewhere else',
    at: 'Logged in at',
    since: 'Since',
    seen: 'Last used',
    end: 'Log out',
    endThis: (since) => `Log out where you are logged in since ${since}`,
    endOthers: 'Log out everywhere else',
    ended: (count) => (count === 0 ? 'That session was over already.' : `${count} session(s) ended.`),
    you: 'Who you are here',
    number: 'Your number',
    numberHint: 'By it an administrator gives you a role. It is no secret.',
    roles: 'Your roles',
    noRoles: 'You have no role yet. Give your number to who administers Lekwacht at your organisation.',
    desk: 'To the running data breaches',
  },

  problem: {
    title: 'This does not work now',
    notFound: 'This page does not exist',
    number: 'Number for the administrator',
    roles: 'Which roles you have, and the number with which you get one',
  },
  loginProblems,
  whoMay: (roles) => `This may: ${roles}.`,

  missing: { description: 'Write what happened.', 'reporter.kind': 'Choose who you are.' },
};
