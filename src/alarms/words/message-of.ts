import type { Notice, NoticeKind } from '../notice.js';
import type { Words } from '../wording.port.js';
import { calendarIn } from './calendar-in-message.js';
import { htmlOf } from './html-of.js';
import type { About } from './notice-word-shape.js';
import { noticeWordsIn } from './notice-words.js';
import { firstThatFits } from './text-message.js';
import { onTheClock, termLeft } from './term-left.js';
import type { Said, WordingInput } from './wording-input.js';

/** The most urgent first. */
const URGENCY: readonly NoticeKind[] = [
  'danger',
  'rung',
  'nobody-reached',
  'sending-fails',
  'nobody-looked',
  'deadline-missed',
  'deadline-near',
  'report',
  'duty',
  'profile-proposed',
  'profile-changed',
  'digest',
  'reporter-question',
  'reporter-outcome',
  'reporter-taken',
  'reporter-received',
  'event',
  'test-alarm',
];

/**
 * What is said to whoever gets these notices, which are of one recipient and one channel: whose organisation, which reference,
 * how long a term still runs, and a link. Never what happened, and nobody's name.
 * @param notices one at least
 */
export function messageOf(notices: readonly Notice[], input: WordingInput): Words {
  const sorted = notices.toSorted((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind));
  const [first] = sorted;
  if (first === undefined) throw new Error('a message of nothing');
  const words = noticeWordsIn(input.language);
  const { subject } = words.kinds[first.kind];
  if (first.channel === 'text') return { subject, text: briefly(first, sorted.length, input) };
  if (first.channel === 'voice') return { subject, text: spoken(first, sorted.length, input) };
  const said = sorted.map((notice) => saidOf(notice, input));
  const isOfReporter = first.recipient.kind === 'reporter';
  const footer = words.footer[isOfReporter ? 'reporter' : 'staff'](input.organisation);
  const several = said.length === 1 ? undefined : words.several(said.length);
  const calendar = isOfReporter ? undefined : calendarIn(sorted, input, linkOf);
  return {
    subject,
    text: textOf(said, several, footer, input),
    html: htmlOf({ said, several, footer, subject, ...input }),
    ...(calendar !== undefined && { calendar }),
  };
}

function aboutOf(
  { reference, dueAt, facts = {} }: Notice,
  { organisation, now, language }: WordingInput,
): About {
  return {
    organisation,
    facts,
    ...(reference !== undefined && { reference }),
    ...(dueAt !== undefined && { left: termLeft(dueAt, now, language) }),
  };
}

function saidOf(notice: Notice, input: WordingInput): Said {
  const words = noticeWordsIn(input.language);
  const about = aboutOf(notice, input);
  const { act, why } = words.kinds[notice.kind];
  const { reference, dueAt } = notice;
  const until = dueAt === undefined ? undefined : words.until(onTheClock(dueAt, input.language));
  const isOver = dueAt !== undefined && dueAt < input.now;
  return {
    act: act(about),
    why: why(about),
    lines: [
      { label: words.organisation, value: input.organisation },
      ...(reference === undefined ? [] : [{ label: words.reference, value: reference }]),
      ...(about.left === undefined || until === undefined
        ? []
        : [{ label: words.term, value: isOver ? about.left : `${about.left} (${until})` }]),
    ],
    link: linkOf(notice, input),
  };
}

/** Where whoever gets it goes on: a reporter to the page where he comes back, without a word of which report. */
function linkOf(
  { recipient, breach, kind, organisation }: Notice,
  { baseUrl }: WordingInput,
): string | undefined {
  if (baseUrl === undefined || kind === 'test-alarm') return undefined;
  if (recipient.kind === 'reporter') return `${baseUrl}/melding`;
  if (kind === 'profile-changed' || kind === 'profile-proposed')
    return `${baseUrl}/desk/organisation?organisatie=${organisation}`;
  return breach === undefined ? `${baseUrl}/desk` : `${baseUrl}/desk/dossiers/${breach}`;
}

function textOf(
  said: readonly Said[],
  several: string | undefined,
  footer: string,
  { language }: WordingInput,
): string {
  const words = noticeWordsIn(language);
  const parts = said.map(({ act, why, lines, link }, index) =>
    [
      act,
      ...(index === 0 && several !== undefined ? [several] : []),
      '',
      why,
      ...lines.map(({ label, value }) => `${label}: ${value}`),
      link === undefined ? words.noLink : `${words.link}: ${link}`,
    ].join('\n'),
  );
  return `${[...parts, `-- \n${footer}`].join('\n\n')}\n`;
}

/** What has to be said fits into one message, whatever the organisation is called: the rest is left out first. */
function briefly(notice: Notice, count: number, input: WordingInput): string {
  const words = noticeWordsIn(input.language);
  const about = aboutOf(notice, input);
  const { organisation, reference, left } = about;
  const act = words.kinds[notice.kind].brief(about);
  const more = count === 1 ? [] : [words.briefSeveral(count)];
  const term = left === undefined ? [] : [`${left.charAt(0).toUpperCase()}${left.slice(1)}.`];
  const number = reference === undefined ? [] : [reference];
  const link = linkOf(notice, input);
  const links = link === undefined ? [] : [link];
  const from = `Lekwacht ${organisation}:`;
  return firstThatFits(
    [
      [from, act, ...more, ...term, ...number, ...links],
      [from, act, ...more, ...term, ...links],
      ['Lekwacht:', act, ...term, ...links],
      [from, act, ...term, ...number],
      ['Lekwacht:', act, ...term, ...number],
      ['Lekwacht:', act, ...number],
    ].map((parts) => parts.join(' ')),
  );
}

/** A voice spells what it cannot read: a reference is read sign by sign, with a pause between its groups. */
function spoken(notice: Notice, count: number, input: WordingInput): string {
  const words = noticeWordsIn(input.language);
  const about = aboutOf(notice, input);
  const { act, why } = words.kinds[notice.kind];
  const term = about.left === undefined ? '' : ` ${words.term}: ${about.left}.`;
  const more = count === 1 ? '' : ` ${words.briefSeveral(count)}`;
  const spelled = about.reference?.replaceAll('-', ', ').replaceAll(/(?<=[A-Z0-9])(?=[A-Z0-9])/g, ' ');
  return words.spoken(
    `${act(about).replaceAll(/[“”]/g, '')} ${why(about)}${term}${more}`,
    input.organisation,
    spelled,
  );
}
