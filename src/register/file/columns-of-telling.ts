import { speaksToThePublic } from '../../law/people-reached.js';
import { matterLaw, partyBeside } from '../../law/term/matter-kinds.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import { type AboutFile, coded, line, moment, onWall, plain, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';

type Notification = RegisterEntryAnswer['authorityNotifications'][number];
type Round = RegisterEntryAnswer['peopleInformed'][number];
type Matter = RegisterEntryAnswer['matters'][number];

/** The AP: each notification, also after it was withdrawn. */
const authorityColumns: readonly Column[] = [
  moment(
    'Voor het eerst aan de AP gemeld',
    'authorityNotifications.notifiedAt',
    ({ authorityNotifications: all }) =>
      all
        .filter(({ kind }) => kind === 'initial')
        .map(({ notifiedAt }) => notifiedAt)
        .sort()[0],
  ),
  moment(
    'Voor het eerst aan de AP gemeld: ingetrokken op',
    'authorityNotifications.withdrawnAt',
    ({ authorityNotifications: all }) =>
      all
        .filter(({ kind }) => kind === 'initial')
        .sort((one, other) => (one.notifiedAt < other.notifiedAt ? -1 : 1))[0]?.withdrawnAt,
  ),
  told('Nummers van de AP', 'authorityNotifications.number', ({ authorityNotifications: all }) =>
    numbersOf(all),
  ),
  told(
    'Meldingen aan de AP',
    'authorityNotifications',
    ({ authorityNotifications: all }, words) => all.map((notification) => notified(notification, words)),
    { 'authorityNotifications.kind': 'notificationKinds', 'authorityNotifications.byRole': 'roles' },
  ),
  coded(
    'Melding aan de AP staat nog',
    'authorityNotified',
    'booleans',
    ({ authorityNotifications, authorityNotified }) =>
      authorityNotifications.length === 0 ? undefined : String(authorityNotified !== undefined),
  ),
];

/** A number is in force for as long as anything that was notified under it stands. */
function numbersOf(all: readonly Notification[]): readonly string[] {
  const numbers = new Set(all.flatMap(({ number }) => (number === undefined ? [] : [number])));
  return [...numbers].map((number) => {
    const under = all.filter((one) => one.number === number && one.kind !== 'withdrawal');
    if (under.length === 0) return `${number} (van een intrekking)`;
    const withdrawn = under.map(({ withdrawnAt }) => withdrawnAt);
    const last = withdrawn.at(-1);
    return withdrawn.includes(undefined) || last === undefined
      ? `${number} (van kracht)`
      : `${number} (ingetrokken op ${onWall(last)})`;
  });
}

function notified(
  {
    kind,
    notifiedAt,
    number,
    incomplete,
    late,
    delayReason,
    delayReasonOmitted,
    withdrawalReason,
    byRole,
  }: Notification,
  words: RegisterWords,
): string {
  return line(
    `${wordsOf(words, 'notificationKinds')(kind)} ${onWall(notifiedAt)}`,
    number === undefined ? 'nog geen nummer' : `nummer ${number}`,
    incomplete && 'nog niet compleet',
    late && `te laat (${lateness(late)})`,
    delayReason && `waarom te laat: ${delayReason}`,
    delayReasonOmitted && 'te laat zonder reden',
    withdrawalReason && `reden: ${withdrawalReason}`,
    byRole && `vastgelegd door: ${wordsOf(words, 'roles')(byRole)}`,
  );
}

/** Whole days of 24 hours, and the hours beside them. */
function lateness({ hours: all }: NonNullable<Notification['late']>): string {
  const [days, hours] = [Math.floor(all / 24), all % 24];
  const said = [
    ...(days > 0 ? [`${days} ${days === 1 ? 'dag' : 'dagen'}`] : []),
    ...(hours > 0 ? [`${hours} uur`] : []),
  ];
  return said.join(' en ') || 'minder dan een uur';
}

const matterColumn = (title: string, of: ReturnType<typeof matterLaw>['direction']): Column => ({
  ...{ title, field: 'matters', isLong: true },
  within: { 'matters.kind': 'matterKinds', 'matters.source': 'matterSources' },
  cell: ({ matters }, about) =>
    matters.filter(({ kind }) => matterLaw(kind).direction === of).map((matter) => inWords(matter, about)),
});

function inWords(
  { kind, party, receivedAt, dueAt, settledAt, number, clause, source }: Matter,
  { words, asOf }: AboutFile,
): string {
  const late = dueAt !== undefined && (settledAt ?? asOf) > dueAt ? ' (te laat)' : '';
  return line(
    wordsOf(words, 'matterKinds')(kind),
    partyBeside(kind, party),
    `sinds ${onWall(receivedAt)}`,
    dueAt && `uiterlijk ${onWall(dueAt)}`,
    clause,
    source && `op grond van: ${wordsOf(words, 'matterSources')(source)}`,
    `${settledAt ? `gedaan ${onWall(settledAt)}` : 'open'}${late}`,
    number && `nummer ${number}`,
  );
}

/** A number that is what is left of those concerned is as exact as theirs. */
function asFarAsKnown(
  left: number | undefined,
  { concernedAtLeast, concernedAtMost }: RegisterEntryAnswer['peopleReached'],
): number | string | undefined {
  if (left === undefined || left === 0 || concernedAtLeast === concernedAtMost) return left;
  return `${concernedAtMost === undefined ? 'minstens' : 'hoogstens'} ${left}`;
}

/** The people concerned: how many, how far they were reached, and each round. */
const peopleColumns: readonly Column[] = [
  plain(
    'Mensen: betrokken, minstens',
    'peopleReached.concernedAtLeast',
    ({ peopleReached }) => peopleReached.concernedAtLeast,
  ),
  plain(
    'Mensen: betrokken, hoogstens',
    'peopleReached.concernedAtMost',
    ({ peopleReached }) => peopleReached.concernedAtMost,
  ),
  plain(
    'Mensen: bedoeld (alle rondes opgeteld)',
    'peopleReached.intended',
    ({ peopleReached }) => peopleReached.intended,
  ),
  plain(
    'Mensen: bereikt',
    'peopleReached.reached',
    ({ peopleReached, peopleInformed }) =>
      peopleReached.reached ??
      (peopleInformed.some(speaksToThePublic) ? 'onbekend (openbare mededeling)' : undefined),
  ),
  plain(
    'Mensen: post kwam terug (alle rondes opgeteld)',
    'peopleReached.returned',
    ({ peopleReached }) => peopleReached.returned,
  ),
  plain(
    'Mensen: niet te bereiken (alle rondes opgeteld)',
    'peopleReached.unreachable',
    ({ peopleReached }) => peopleReached.unreachable,
  ),
  plain(
    'Mensen: voor hen was geen bericht bedoeld',
    'peopleReached.notMeant',
    // Whoever is still to be told counts there: that no round was meant for him yet does not mean that none will be.
    ({ peopleReached: { notMeant, toBeTold = 0, ...people } }) =>
      asFarAsKnown(notMeant && Math.max(0, notMeant - toBeTold), people),
  ),
  plain(
    'Mensen: wel bedoeld, niet bereikt',
    'peopleReached.notReached, notMeant, awaited',
    ({ peopleReached: { notReached, notMeant = 0, awaited = 0 } }) =>
      notReached === undefined ? undefined : Math.max(0, notReached - notMeant - awaited),
  ),
  plain(
    'Mensen: wel bedoeld, uitkomst nog niet bekend',
    'peopleReached.awaited',
    ({ peopleReached: { awaited } }) => awaited,
  ),
  plain(
    'Mensen: nog in te lichten',
    'peopleReached.toBeTold',
    ({ peopleReached: { toBeTold, publicToBeTold, ...people } }) =>
      publicToBeTold ? 'de openbare mededeling is nog vast te leggen' : asFarAsKnown(toBeTold, people),
  ),
  coded(
    'Mensen: waarom wie niet is bereikt, niet (meer) wordt ingelicht',
    'peopleReached.restCoveredBy',
    'covers',
    ({ peopleReached }) => peopleReached.restCoveredBy,
  ),
  {
    ...{ title: 'Mensen: belang van een kind', field: 'interestOfChild', codes: 'interestsOfChild' },
    cell: ({ interestOfChild }, { words }) =>
      interestOfChild &&
      `${wordsOf(words, 'interestsOfChild')(interestOfChild)} (welke ouder, en de reden, staan in het dossier)`,
  },
  plain('Mensen: ingelicht vóór de AP', 'toldFirstForSafety', ({ toldFirstForSafety }) =>
    toldFirstForSafety ? 'mocht: iemands veiligheid ging voor' : undefined,
  ),
  told(
    'Wanneer en hoe mensen zijn ingelicht',
    'peopleInformed',
    ({ peopleInformed }, words) => peopleInformed.map((round) => roundInWords(round, words)),
    { 'peopleInformed.means': 'noticeMeans' },
  ),
];

function roundInWords(
  { informedAt, means, intended, reached, returned, unreachable, content }: Round,
  words: RegisterWords,
): string {
  const counted = line(
    `bedoeld ${intended}`,
    reached !== undefined && `bereikt ${reached}`,
    returned !== undefined && `terug ${returned}`,
    unreachable !== undefined && `niet te bereiken ${unreachable}`,
  );
  return `${onWall(informedAt)}, ${means.map(wordsOf(words, 'noticeMeans')).join(' en ')}: ${counted}. ${content}`;
}

export const tellingColumns: readonly Column[] = [
  ...authorityColumns,
  matterColumn('Andere toezichthouders en partijen', 'told'),
  matterColumn('Vragen, bevelen, klachten en claims', 'comes'),
  matterColumn('Wat een ander ons moet vertellen', 'owed'),
  ...peopleColumns,
];
