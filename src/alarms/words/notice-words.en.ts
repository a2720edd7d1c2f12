import type { ProfilePart } from '../../organisations/profile-part.js';
import type { About, NoticeWords } from './notice-word-shape.js';

const number = ({ facts }: About, name: string): number => Number(facts[name] ?? 0);
const some = (count: number, one: string, more: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
const listed = (parts: readonly string[]): string => new Intl.ListFormat('en').format(parts);

/** What a part of the profile is about. */
const PARTS: Readonly<Record<ProfilePart, string>> = {
  ladder: 'who is called, and how',
  contacts: 'the details of the DPO, or where people can report',
  decider: 'who decides',
  mandates: 'the mandates',
  promises: 'the promises',
  retention: 'the retention terms',
};

/** The same in English. */
export const en: NoticeWords = {
  kinds: {
    report: {
      subject: 'Lekwacht: there is a new report',
      act: () => 'Open the dossier and see whether it is urgent.',
      why: ({ organisation }) => `A report came in at ${organisation}. You are on call.`,
      brief: () => 'New report: see whether it is urgent.',
    },
    danger: {
      subject: 'Lekwacht: urgent, take it over',
      act: () => 'Take it over now: open the dossier and press “I take it over”.',
      why: ({ organisation }) =>
        `Something is urgent at ${organisation}. If you do not take it over, the next one is alarmed.`,
      brief: () => 'URGENT. Take it over now.',
    },
    rung: {
      subject: 'Lekwacht: urgent, take it over',
      act: () => 'Take it over now: open the dossier and press “I take it over”.',
      why: ({ organisation }) =>
        `Something is urgent at ${organisation}, and whoever was asked before you did not answer.`,
      brief: () => 'URGENT, nobody answered yet. Take it over now.',
    },
    'nobody-reached': {
      subject: 'Lekwacht: nobody was reached',
      act: () => 'Phone somebody yourself now, or take it over: nobody on the list answered.',
      why: ({ organisation }) => `Something is urgent at ${organisation}. Everybody on the list was tried.`,
      brief: () => 'URGENT: nobody on the list answered. Phone somebody, or take it over.',
    },
    'deadline-near': {
      subject: 'Lekwacht: a term is ending',
      act: () => 'Open the dossier and see what is still to be done.',
      why: ({ organisation }) => `A term is ending at ${organisation}.`,
      brief: () => 'A term is ending. See what is still to be done.',
    },
    'deadline-missed': {
      subject: 'Lekwacht: a term is over',
      act: () => 'Open the dossier: do what was to be done, and record why it is later.',
      why: ({ organisation }) => `A term is over at ${organisation}.`,
      brief: () => 'A term is over. Do what was to be done.',
    },
    'nobody-looked': {
      subject: 'Lekwacht: nobody looked',
      act: () => 'Look at the report yourself, or phone whoever is on call.',
      why: ({ organisation }) => `At ${organisation} a report waits that nobody has looked at.`,
      brief: () => 'Nobody looked at a report yet. Look yourself, or phone.',
    },
    duty: {
      subject: 'Lekwacht: something waits for you',
      act: () => 'Open the dossier: it waits for you.',
      why: ({ organisation }) =>
        `At ${organisation} a dossier cannot go on without you. What you are to do stands at its top.`,
      brief: () => 'A dossier waits for you.',
    },
    digest: {
      subject: 'Lekwacht: what runs today',
      act: (about) => {
        const parts = [
          ...some(number(about, 'missed'), 'term is over', 'terms are over'),
          ...some(number(about, 'near'), 'term ends today', 'terms end today'),
          ...some(number(about, 'unseen'), 'report was not looked at yet', 'reports were not looked at yet'),
        ];
        return parts.length === 0 ? 'You need not do anything now.' : `Begin here: ${listed(parts)}.`;
      },
      why: (about) => {
        const [open, organisations] = [number(about, 'open'), number(about, 'organisations')];
        const dossiers = open === 1 ? '1 dossier runs' : `${open} dossiers run`;
        return organisations > 1
          ? `In ${organisations} organisations together: ${dossiers}.`
          : `${about.organisation}: ${dossiers}.`;
      },
      brief: (about) => `${number(about, 'open')} dossiers run.`,
    },
    'test-alarm': {
      subject: 'Lekwacht: test alarm',
      act: () => 'This is a test. You need not do anything.',
      why: ({ organisation }) =>
        `An administrator of ${organisation} tries whether alarms reach you. This message did.`,
      brief: () => 'TEST. You need not do anything.',
    },
    'sending-fails': {
      subject: 'Lekwacht: alarms do not go out',
      act: () => 'Phone whoever runs the system, and look yourself whether there are reports.',
      why: ({ organisation }) => `Messages for ${organisation} do not arrive.`,
      brief: () => 'Alarms do not arrive. Phone whoever runs the system.',
    },
    'profile-changed': {
      subject: 'Lekwacht: something changed in the profile',
      act: () => 'See whether it is right. If it is not, put it right at once.',
      why: (about) => {
        const part = PARTS[String(about.facts['part']) as ProfilePart];
        return about.facts['came'] === 'rejected'
          ? `At ${about.organisation} a proposal was rejected or taken back. It was about ${part}.`
          : `At ${about.organisation} something changed. It is about ${part}.`;
      },
      brief: () => 'Something changed in the profile. See whether it is right.',
    },
    'profile-proposed': {
      subject: 'Lekwacht: a proposal waits for you',
      act: () => 'Look at the proposal, and confirm or reject it.',
      why: (about) =>
        `At ${about.organisation} somebody wants to change something. It is about ${PARTS[String(about.facts['part']) as ProfilePart]}. It counts once the board confirms it.`,
      brief: () => 'A proposal for the profile waits for you.',
    },
    'reporter-received': {
      subject: 'Lekwacht: a message for you',
      act: () => 'We have your report. You need not do anything now.',
      why: () => 'With your number and secret code you see how it stands.',
      brief: () => 'We have your report.',
    },
    'reporter-taken': {
      subject: 'Lekwacht: a message for you',
      act: () => 'Somebody took over your report. You need not do anything now.',
      why: ({ organisation }) => `Somebody who handles reports at ${organisation} is working on it.`,
      brief: () => 'Somebody took over your report.',
    },
    'reporter-question': {
      subject: 'Lekwacht: a message for you',
      act: () => 'There is a question for you. Come back with your number and secret code.',
      why: ({ organisation }) => `Your answer helps ${organisation}. Do not answer this e-mail.`,
      brief: () => 'There is a question for you. Come back with your number and code.',
    },
    'reporter-outcome': {
      subject: 'Lekwacht: a message for you',
      act: () => 'Your report was dealt with. You need not do anything.',
      why: () => 'Do you want to know what came of it? Then come back with your number and secret code.',
      brief: () => 'Your report was dealt with.',
    },
    event: {
      subject: 'Lekwacht: something was recorded',
      act: () => 'You need not do anything.',
      why: ({ organisation }) => `Something was recorded in a dossier of ${organisation}.`,
      brief: () => 'Something was recorded.',
    },
  },
  organisation: 'Organisation',
  reference: 'Number',
  term: 'Term',
  until: (at) => `until ${at}`,
  over: (since) => `over since ${since}`,
  minutes: (count) => (count === 1 ? '1 minute left' : `${count} minutes left`),
  hours: (count) => (count === 1 ? '1 hour left' : `${count} hours left`),
  days: (count) => (count === 1 ? '1 day left' : `${count} days left`),
  link: 'Open',
  noLink: 'Log in to Lekwacht.',
  several: (count) => `${count} messages. The most urgent one comes first.`,
  briefSeveral: (count) => `There are ${count} messages.`,
  footer: {
    staff: (organisation) =>
      `You get this because you are on the list for alarms of ${organisation}. What happened stands in Lekwacht alone. Nobody reads answers to this e-mail.`,
    reporter: () =>
      'You get this because you gave this address with your report. What you reported does not stand in it. Nobody reads answers to this e-mail.',
  },
  spoken: (said, organisation, reference) =>
    `This is Lekwacht, the reporting desk of ${organisation}. ${said}${reference === undefined ? '' : ` The number is ${reference}.`}`,
  calendar: (organisation, reference) =>
    `Lekwacht: term (${[organisation, ...(reference === undefined ? [] : [reference])].join(', ')})`,
};
