import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { howOften } from '../support/how-often.js';
import { letterInput } from '../../src/breach/views/letter-input.js';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  NOTICE_MEANS,
  PUBLIC_MEANS,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
} from '../../src/law/ap-vocabulary.js';
import { LETTER_READERS, letterText, REPRESENTATIVES, type Letter } from '../../src/law/letter/letter.js';
import { OPEN } from '../../src/law/letter/letter-parts.js';
import { LONGEST_SENTENCE, sentencesOf, wordsIn } from '../../src/law/letter/letter-words.js';
import { voiceOf } from '../../src/law/letter/voice.js';
import type { LetterWishes } from '../../src/law/letter/speaker.js';
import { writeLetter } from '../../src/law/letter/write-letter.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { personal } from '../../src/shared/personal.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import {
  assess,
  MONDAY_NINE,
  report,
  safeContact,
  safetyMeasure,
  secret,
} from '../support/breach/breach-commands.js';
import { given, type Given } from '../support/breach/given-breach.js';

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles('organisations');
});

/** Everybody a letter is for: below sixteen somebody stands up for the reader, where he may be told; from sixteen nobody. */
const READERS = LETTER_READERS.flatMap(
  (reader): readonly Pick<LetterWishes, 'reader' | 'representative'>[] => [
    { reader },
    ...(reader === 'sixteen-or-older'
      ? []
      : REPRESENTATIVES.map((representative) => ({ reader, representative }))),
  ],
);
const WISHES: readonly LetterWishes[] = READERS.flatMap((reader) =>
  NOTICE_MEANS.flatMap((means) =>
    (['nl', 'en'] as const).map((language) => ({ ...reader, means, language })),
  ),
);

const ALL_DATA = {
  dataCategories: DATA_CATEGORIES,
  specialCategories: SPECIAL_CATEGORIES,
  subjectConsequences: SUBJECT_CONSEQUENCES,
};
const details = (
  fields: Partial<Extract<BreachCommand, { type: 'RecordLetterDetails' }>>,
): BreachCommand => ({
  ...{ type: 'RecordLetterDetails', wordings: [], advisedBy: [] },
  ...fields,
});
const text = (
  part: Extract<BreachCommand, { type: 'WriteLetterText' }>['part'],
  nl: string,
  en?: string,
): BreachCommand => ({
  type: 'WriteLetterText',
  part,
  forPeople: { nl, ...(en !== undefined && { en }) },
});
const contact: BreachCommand = {
  type: 'NameLetterContact',
  contact: personal('staff', { name: 'Noor', phone: '06 12 34 56 78' }),
};
const processor = { name: secret('the hosting company') };

/** Kinds of incident: those of the AP's form, and those that people know and the form does not. */
const INCIDENTS: Readonly<Record<string, Given>> = {
  ...Object.fromEntries(
    INCIDENT_TYPES.map((incidentType) => [
      incidentType,
      given(report(), assess({ incidentType, ...ALL_DATA })),
    ]),
  ),
  bare: given(report()),
  'lost-phone-with-photos': given(
    report(),
    assess({
      incidentType: 'device-or-paper-lost-or-stolen',
      dataCategories: ['name'],
      specialCategories: [],
    }),
    details({ wordings: ['device', 'photos'], whereabouts: 'wiped-remotely', advisedBy: ['police'] }),
  ),
  'lost-paper': given(
    report({ occurredFrom: { precision: 'moment', at: MONDAY_NINE } }),
    assess({
      ...{ incidentType: 'device-or-paper-lost-or-stolen', dataCategories: ['name', 'address'] },
      ...{ specialCategories: ['health'], subjectConsequences: ['professional-secrecy-lost'] },
    }),
    details({ wordings: ['paper'], whereabouts: 'not-returned' }),
  ),
  snooping: given(
    report(),
    {
      ...assess({
        ...{ incidentType: 'authorisation-wrong', dataCategories: ['name'], specialCategories: ['health'] },
        subjectConsequences: ['professional-secrecy-lost', 'control-lost'],
      }),
      facts: { intent: 'insider-misuse' },
    },
    text(
      'what-we-did',
      'De medewerker kan niet meer in het dossier.',
      'The employee has no access any more.',
    ),
  ),
  unavailable: given(
    report(),
    assess({
      ...{ natures: ['availability-temporary'], incidentType: 'hacking-malware-phishing' },
      ...{
        dataCategories: ['name'],
        specialCategories: ['health'],
        subjectConsequences: ['rights-obstructed'],
      },
    }),
  ),
  'gone-for-good': given(
    report(),
    assess({ ...ALL_DATA, natures: ['availability-permanent', 'integrity'], incidentType: 'other' }),
  ),
  'at-a-processor': given(
    report({ processor, occurredFrom: { precision: 'moment', at: MONDAY_NINE } }),
    assess({
      ...{ incidentType: 'hacking-malware-phishing', dataCategories: ['name', 'email', 'bsn'] },
      subjectConsequences: ['identity-fraud', 'financial-loss'],
    }),
    details({ advisedBy: ['security-experts', 'lawyers'] }),
  ),
  'returned-and-told': given(
    report({ occurredFrom: { precision: 'moment', at: MONDAY_NINE } }),
    assess({
      ...{ dataCategories: ['name', 'address', 'iban'], specialCategories: ['health'] },
      subjectConsequences: ['reputation-damage', 'financial-loss'],
    }),
    {
      ...{ type: 'TakeMeasure', measure: 'm', kind: 'containment', what: 'Fetched.', takenAt: MONDAY_NINE },
      forPeople: { nl: 'Wij hebben de brief opgehaald.', en: 'We fetched the letter back.' },
    },
    { type: 'ConfirmDeletion', confirmedAt: MONDAY_NINE, inWriting: true, by: secret('the neighbour') },
    contact,
  ),
};

/** One in danger has the address known to somebody who is a threat; a safe way of contact is there. */
const IN_DANGER: Readonly<Record<string, Given>> = {
  'danger-bare': given(report({ safetyRisk: 'yes' }), safetyMeasure(), safeContact()),
  danger: given(
    report({ safetyRisk: 'yes', occurredFrom: { precision: 'moment', at: MONDAY_NINE } }),
    assess({
      ...{ incidentType: 'email-wrong-recipient', dataCategories: ['name', 'address', 'email'] },
      subjectConsequences: ['control-lost'],
    }),
    safetyMeasure(),
    safeContact(),
    text('what-we-did', 'Er is extra hulp geregeld.', 'Extra help was arranged.'),
    contact,
  ),
  'danger-of-everything': given(
    report({ safetyRisk: 'yes', processor }),
    {
      ...assess({ ...ALL_DATA, natures: ['confidentiality', 'availability-permanent'] }),
      facts: { intent: 'insider-misuse' },
    },
    safetyMeasure(),
    safeContact(),
  ),
};

const PUBLIC: readonly string[] = PUBLIC_MEANS;

interface Written {
  readonly name: string;
  readonly letter: Letter;
  readonly wishes: LetterWishes;
  readonly told: string;
}

let written: readonly Written[] | undefined;
/** Some twelve thousand: written once. */
const everyLetter = (): readonly Written[] => (written ??= [...writeEvery()]);

function* writeEvery(): Generator<Written> {
  for (const slug of profiles.slugs()) {
    const profile = { content: profiles.get(slug), digest: profiles.digest(slug) };
    for (const [name, { history }] of Object.entries({ ...INCIDENTS, ...IN_DANGER })) {
      const input = letterInput(history, profile);
      for (const wishes of WISHES) {
        if (input.safetyAtStake && PUBLIC.includes(wishes.means)) continue; // refused
        const { reader, representative = 'self', means, language } = wishes;
        const called = [slug, name, reader, representative, means, language].join(' ');
        const letter = writeLetter(input, wishes);
        yield { letter, wishes, name: called, told: letterText(letter) };
      }
    }
  }
}

/** What reads wrong in the words of this reader, by this means, in this language. */
function* faultsIn({ letter, wishes, told }: Written): Generator<string> {
  const sentences = sentencesOf(told);
  const longest = sentences.find((sentence) => wordsIn(sentence) > LONGEST_SENTENCE);
  if (longest !== undefined) yield `a long sentence: ${longest}`;
  const average = sentences.reduce((sum, one) => sum + wordsIn(one), 0) / sentences.length;
  if (average > 15) yield `sentences of ${average} words`;
  const broken = /undefined|null|NaN|\[object|[{}]|\.\.|\bfalse\b/.exec(told);
  if (broken) yield `broken: ${broken[0]}`;
  const voice = voiceOf(wishes);
  const wrong: Readonly<Record<typeof voice, RegExp>> = {
    formal: /\b(je|jij|jou|jouw)\b/i,
    young: /\b(u|uw)\b/i,
    parent: /\buw gegevens|\b(je|jou|jouw)\b/i,
    'childs-representative': /\buw gegevens|\buw kind|\b(je|jou|jouw)\b/i,
    representative: /\buw gegevens|\buw kind|\b(je|jou|jouw)\b/i,
    public: /\b(u|uw|je|jij|jou|jouw|you|your)\b/i,
  };
  const misfit = wrong[voice].exec(told);
  if (misfit && (wishes.language === 'nl' || voice === 'public')) yield `speaks as to another: ${misfit[0]}`;
  if (/\byour data\b/i.test(told) && !['formal', 'young'].includes(voice)) yield 'data of the wrong person';
  if (!['letter', 'email', 'other'].includes(wishes.means) && /deze (brief|mail)|this letter/i.test(told))
    yield 'a letter that is none';
  const open = told.split(OPEN[wishes.language]).length - 1;
  if (open !== letter.gaps.length) yield `${open} open places, ${letter.gaps.length} gaps`;
  if (told.includes(OPEN[wishes.language === 'nl' ? 'en' : 'nl'])) yield 'open in another language';
}

describe('H5, C2: every letter of every organisation, reader, means, language and kind of incident', () => {
  it('reads right: short sentences, the words of its reader, each open place with the call that fills it', () => {
    const faults = new Set<string>();
    for (const letter of everyLetter()) {
      for (const fault of faultsIn(letter)) faults.add(`${letter.name}: ${fault}`);
    }
    expect(everyLetter().length).toBeGreaterThan(10_000);
    expect([...faults].slice(0, 20)).toEqual([]);
  }, 60_000);

  it('of a breach at a processor says that a company that works for us was hit, and not that we were', () => {
    for (const { told, name } of everyLetter()) {
      if (!name.includes(' at-a-processor ')) continue;
      expect(told).toMatch(/een bedrijf dat voor ons werkt|a company that works for us/);
      expect(told).not.toMatch(/onze computers|our computers/);
    }
  });
});

const write = ({ history }: Given, wishes: Partial<LetterWishes> = {}, slug = 'kwartier'): Letter =>
  writeLetter(letterInput(history, { content: profiles.get(slug), digest: profiles.digest(slug) }), {
    ...{ reader: 'adult', means: 'letter', language: 'nl' },
    ...wishes,
  });
const linesOf = (letter: Letter, part: string) =>
  letter.paragraphs.find((paragraph) => paragraph.part === part)?.lines ?? [];

describe('C2: a letter', () => {
  it('to a parent is about the child, and to who decides for an adult about that person', () => {
    const parent = write(INCIDENTS['post-lost']!, { reader: 'under-sixteen', representative: 'parent' });
    expect(letterText(parent)).toContain('Een brief of pakket met de gegevens van uw kind is kwijtgeraakt.');
    const mentor = write(INCIDENTS['post-lost']!, { representative: 'mentor' });
    expect(letterText(mentor)).toContain('de gegevens van degene voor wie u beslist');
  });

  it('does not ask again in what the data were, once an assessment says it; who chooses otherwise is followed', () => {
    const incidentType = 'device-or-paper-lost-or-stolen';
    const stolen = (carrier: 'paper' | 'device' | 'discarded-paper') =>
      given(report(), { ...assess({ incidentType }), facts: { incidentType, carrier } });
    const paper = write(stolen('paper'));
    expect(letterText(paper)).toContain('Papieren met uw gegevens zijn kwijt of gestolen.');
    expect(paper.gaps.map(({ call }) => call)).not.toContain('letter-details');
    const chosen = letterText(write(stolen('paper').and(details({ wordings: ['device'] }))));
    expect([chosen.includes('Een apparaat'), chosen.includes('Papieren met')]).toEqual([true, false]);
    expect(write(stolen('discarded-paper')).gaps.map(({ call }) => call)).toContain('letter-details');
  });

  it('says photographs, snooping, lost paper and unavailability as people do', () => {
    expect(linesOf(write(INCIDENTS['lost-phone-with-photos']!), 'what-leaked')).toContain('- foto’s');
    expect(letterText(write(INCIDENTS['snooping']!))).toContain('Een medewerker heeft uw gegevens bekeken.');
    expect(letterText(write(INCIDENTS['lost-paper']!))).toContain(
      'Papieren met uw gegevens zijn kwijt of gestolen.',
    );
    expect(letterText(write(INCIDENTS['unavailable']!))).toContain(
      'Wij konden een tijd niet bij uw gegevens.',
    );
  });

  it('law.md 14: says whether the data came back or are gone, and who advised', () => {
    expect(linesOf(write(INCIDENTS['returned-and-told']!), 'what-we-did')).toEqual([
      '- Wij hebben de brief opgehaald.',
      '- Wie de gegevens kreeg, zegt dat niets is bewaard.',
    ]);
    expect(linesOf(write(INCIDENTS['lost-phone-with-photos']!), 'what-we-did')).toEqual([
      '- Wij hebben het apparaat op afstand leeggemaakt.',
      '- Wij hebben advies gevraagd aan de politie.',
    ]);
  });

  it('H4: a sentence of a measure that proved wrong is taken out by what is written for the part as a whole', () => {
    const wrong = INCIDENTS['returned-and-told']!;
    const anew = wrong.and(text('what-we-did', 'De brief is niet terug.'));
    expect(linesOf(write(anew), 'what-we-did')).toEqual(['De brief is niet terug.']);
    const back = anew.and({ type: 'WriteLetterText', part: 'what-we-did' });
    expect(linesOf(write(back), 'what-we-did')).toEqual(linesOf(write(wrong), 'what-we-did'));
  });

  it('C5: tells neither a measure nor a deletion that was withdrawn because it was wrong', () => {
    const told = INCIDENTS['returned-and-told']!;
    const at = (type: string) => told.history.findIndex(({ event }) => event.type === type);
    const withdrawn = (['MeasureTaken', 'DeletionConfirmed'] as const).map((statement): BreachCommand => ({
      ...{ type: 'CorrectStatement', corrects: at(statement), reason: 'It was another case.' },
      restated: { statement, withdrawn: true },
    }));
    expect(linesOf(write(withdrawn.reduce((known, one) => known.and(one), told)), 'what-we-did')).toEqual([
      OPEN.nl,
    ]);
  });

  it('names photographs once, where the assessment and whoever wrote the letter both said so', () => {
    const both = given(report(), assess({ dataCategories: ['photos'] }), details({ wordings: ['photos'] }));
    const photos = linesOf(write(both), 'what-leaked').filter((line) => line === '- foto’s');
    expect(photos).toEqual(['- foto’s']);
  });

  it('with a word that was not written in English stays open there', () => {
    const dutchOnly = INCIDENTS['bare']!.and(text('what-we-did', 'De brief is terug.'));
    expect(write(dutchOnly, { language: 'en' }).gaps).toContainEqual({
      part: 'what-we-did',
      call: 'letter-texts',
    });
    expect(write(dutchOnly).gaps).not.toContainEqual({ part: 'what-we-did', call: 'letter-texts' });
  });

  it('names each way to ask once, whether the FG has it too, has another, or has none', () => {
    const own = { email: 'privacy@kwartier.example', phone: '038 - 123 45 67' };
    const others = { email: 'fg@kwartier.example', phone: '038 - 765 43 21' };
    const partsOf = ({ email, phone }: typeof own) => [{}, { email }, { phone }, { email, phone }];
    for (const reportingContacts of partsOf(own)) {
      for (const officer of [
        undefined,
        ...partsOf(own),
        ...partsOf(others),
        { ...own, email: others.email },
      ]) {
        const { fg: _fg, ...rest } = profiles.get('kwartier');
        const content = { ...rest, reportingContacts, ...(officer && { fg: { contact: officer } }) };
        const letter = writeLetter(letterInput(INCIDENTS['bare']!.history, { content, digest: 'x' }), {
          ...{ reader: 'adult', means: 'letter', language: 'nl' },
        });
        const lines = linesOf(letter, 'whom-to-call').slice(0, -3);
        const ways = [...new Set([...Object.values(reportingContacts), ...Object.values(officer ?? {})])];
        expect(lines).toHaveLength(Math.max(ways.length, 1));
        for (const way of ways) expect(lines.join('\n')).toContain(way);
        const isOpen = letter.gaps.some(({ part }) => part === 'whom-to-call');
        expect(isOpen).toBe(ways.length === 0);
      }
    }
  });

  it('names local help of the profile where somebody may not be safe, and nowhere else', () => {
    const content = {
      ...profiles.get('kwartier'),
      localHelp: [{ name: 'Veilig Thuis', phone: '0800 0000' }],
    };
    const stepsOf = ({ history }: Given) =>
      linesOf(
        writeLetter(letterInput(history, { content, digest: 'x' }), {
          ...{ reader: 'adult', means: 'letter', language: 'nl' },
        }),
        'what-you-can-do',
      );
    const help = '- Veilig Thuis kan ook helpen. Bel 0800 0000.';
    expect(stepsOf(IN_DANGER['danger']!).slice(0, 3)).toEqual([
      '- Is er nu gevaar? Bel 112.',
      '- Voelt u zich niet veilig? Neem contact met ons op.',
      help,
    ]);
    expect(stepsOf(INCIDENTS['lost-paper']!)).toContain(help);
    expect(stepsOf(INCIDENTS['at-a-processor']!)).not.toContain(help);
  });
});

describe('read by somebody who did not know the case', () => {
  interface Read extends LetterWishes, Written {
    readonly notes: readonly string[];
  }
  const readOf = (one: Written): Read => ({
    ...one,
    ...one.wishes,
    notes: one.letter.delivery.instructions,
  });
  const wrong = (isRight: (read: Read) => boolean): readonly string[] =>
    everyLetter()
      .map(readOf)
      .filter((read) => !isRight(read))
      .map(({ name }) => name);
  const isPublic = ({ means }: Read): boolean => PUBLIC.includes(means);
  const isSpoken = ({ means }: Read): boolean => ['phone', 'in-person', 'interpreter'].includes(means);

  it('a talk begins by asking who listens, and what is sent does not', () => {
    const isRight = (read: Read): boolean => {
      const mayTalk = read.told.split('\n').findIndex((line) => /vrij praten|talk freely/.test(line));
      return mayTalk === (isSpoken(read) ? (read.means === 'phone' ? 1 : 0) : -1);
    };
    expect(wrong(isRight)).toEqual([]);
  });

  it('in danger, what is read has an invitation to a talk beside it that gives nothing away', () => {
    const isInvited = ({ notes }: Read): boolean =>
      notes.some((note) => /zoals wij hebben afgesproken|in the way we agreed/.test(note));
    const isRight = (read: Read): boolean =>
      isInvited(read) === (/ danger/.test(read.name) && !isSpoken(read));
    expect(wrong(isRight)).toEqual([]);
  });

  it('what is not finished says first of all that it is not to be used yet', () => {
    expect(wrong(({ letter, notes }) => /nog niet/.test(notes[0] ?? '') === letter.gaps.length > 0)).toEqual(
      [],
    );
  });

  it('a public text invites nobody to ask about another', () => {
    const isRight = (read: Read): boolean =>
      !isPublic(read) ||
      (/wie het vraagt|who is asking/.test(read.told) &&
        read.notes.includes('Zeg tegen niemand of een ander bij ons bekend is.'));
    expect(wrong(isRight)).toEqual([]);
  });

  it('nobody is told that a child confided in somebody, and whether a parent may know is looked at first', () => {
    expect(wrong(({ told }) => !/in vertrouwen|in confidence/.test(told))).toEqual([]);
    const isRight = (read: Read): boolean => {
      const isOfChild = read.representative === 'parent' || read.representative === 'guardian';
      return read.notes.some((note) => note.includes('gezag')) === (isOfChild && !isPublic(read));
    };
    expect(wrong(isRight)).toEqual([]);
  });

  it('advice to watch out has the reason with it: the address is known', () => {
    const paper = INCIDENTS['lost-paper']!;
    expect(linesOf(write(paper), 'what-it-may-mean')).toContain(
      'Iemand kan nu het adres weten, en contact zoeken.',
    );
    expect(letterText(write(INCIDENTS['gone-for-good']!))).not.toMatch(/adres weten|112|foto’s van/);
    const inDanger = IN_DANGER['danger']!;
    expect(letterText(write(inDanger))).not.toContain('het adres weten');
    expect(letterText(write(inDanger, { means: 'phone' }))).toContain('het adres weten');
  });

  it('of snooping it is known who has the data; of what is gone nobody is told that it cannot be seen', () => {
    expect(letterText(write(INCIDENTS['snooping']!))).not.toContain('niet meer zeker wie');
    expect(letterText(write(INCIDENTS['gone-for-good']!))).not.toContain('laten wissen');
  });

  it('that the data are not back is told as what happened and not as what was done', () => {
    const letter = write(INCIDENTS['lost-paper']!);
    expect(linesOf(letter, 'what-happened').at(-1)).toContain('nog niet terug');
    expect(linesOf(letter, 'what-we-did')).toEqual([OPEN.nl]);
  });

  it('photographs and a card have their own advice', () => {
    expect(linesOf(write(INCIDENTS['lost-phone-with-photos']!), 'what-you-can-do').join(' ')).toContain(
      'Betaal niet',
    );
    const card = given(report(), assess({ dataCategories: ['credit-card'] }));
    expect(linesOf(write(card), 'what-you-can-do').join(' ')).toContain('blokkeren');
  });
});

describe('H4: where safety is at stake a letter', () => {
  it('says nothing of what was written before the danger was known, and of nobody who helps', () => {
    const before = given(
      report({ occurredFrom: { precision: 'moment', at: MONDAY_NINE } }),
      assess({ incidentType: 'email-wrong-recipient', dataCategories: ['name', 'address'] }),
      text('what-we-did', 'Naar een ander huis in Zwolle gebracht.'),
      text('what-happened', 'Het ging naar Zwolle.'),
      details({ wordings: [], whereabouts: 'returned', advisedBy: ['police'] }),
      {
        ...{ type: 'TakeMeasure', measure: 'm', kind: 'remedy', what: 'Moved.', takenAt: MONDAY_NINE },
        forPeople: { nl: 'Verhuisd naar Zwolle.' },
      },
      contact,
    );
    expect(letterText(write(before, {}, 'kadera'))).toContain('Zwolle');
    for (const danger of [
      before.and({ type: 'RaiseSafetyRisk', raisedAt: MONDAY_NINE }),
      before.and({ ...assess(), facts: { recipientKind: 'threatening-person' } }),
    ]) {
      const letter = write(danger.and(safeContact()), {}, 'kadera');
      expect(letterText(letter)).not.toMatch(/Zwolle|Noor|politie|Kadera|huiselijk/i);
      expect(linesOf(letter, 'what-we-did')).toEqual(['[nog invullen]']);
      expect(letter.gaps).toEqual([
        { part: 'what-we-did', call: 'letter-texts' },
        { part: 'whom-to-call', call: 'letter-contact' },
      ]);
      const knowing = danger.and(text('what-we-did', 'Er is hulp geregeld.')).and(contact);
      expect(write(knowing, {}, 'kadera').gaps).toEqual([]);
    }
  });

  it('forgets again what it knew of an earlier danger', () => {
    const averted = IN_DANGER['danger']!;
    expect(write(averted).gaps).toEqual([]);
    const again = averted.and({ type: 'RaiseSafetyRisk', raisedAt: MONDAY_NINE });
    expect(write(again).gaps.map(({ part }) => part)).toEqual(['what-we-did', 'whom-to-call']);
  });

  it('never names the organisation or its addresses', () => {
    for (const { told, name } of everyLetter()) {
      if (!/ danger/.test(name)) continue;
      const { name: organisation, reportingContacts, fg } = profiles.get(name.split(' ')[0]!);
      expect(told).not.toMatch(/hulpverlener|\bopvang|shelter|care worker|begeleid/i);
      const revealing = [
        organisation,
        ...Object.values(reportingContacts),
        ...Object.values(fg?.contact ?? {}),
      ];
      expect(revealing.filter((one) => told.includes(one))).toEqual([]);
    }
  });
});

describe('a sentence for people', () => {
  it.each([
    ['nl', 'Uw brief is terug.', 'speaks-to-one-reader'],
    ['nl', 'Wij hebben je brief terug.', 'speaks-to-one-reader'],
    ['en', 'We have your letter.', 'speaks-to-one-reader'],
    ['nl', `${'woord '.repeat(26)}.`, 'sentence-too-long'],
  ])('that fits only some of its readers is refused: %s %s', (language, sentence, code) => {
    const forPeople = { nl: 'Alles is terug.', [language]: sentence };
    const field = `forPeople.${language}`;
    given(report())
      .when({ type: 'WriteLetterText', part: 'what-we-did', forPeople })
      .thenRefused(code, { field });
    given(report())
      .when({ type: 'PlanMeasure', measure: 'm', kind: 'remedy', what: 'x', forPeople })
      .thenRefused(code, { field });
  });
});

describe('H4: of any dossier', () => {
  it('nothing stands in a letter but what is meant for it', () => {
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom(...profiles.slugs()),
        fc.constantFrom(...WISHES),
        (all, slug, wishes) => {
          const { history } = play(all).end;
          const profile = { content: profiles.get(slug), digest: profiles.digest(slug) };
          const told = letterText(writeLetter(letterInput(history, profile), wishes));
          const internal = history.flatMap(({ event }) =>
            event.type === 'LetterContactNamed' ? [] : [...proseIn(event.data)],
          );
          expect(internal.filter((prose) => told.includes(prose))).toEqual([]);
        },
      ),
      { numRuns: howOften({ short: 300, long: 1_000 }) },
    );
  });
});

/** Every text of an event with more than one word, except what is meant for people. */
function* proseIn(data: unknown): Generator<string> {
  if (typeof data === 'string' && /\S\s+\S/.test(data)) yield data;
  if (typeof data !== 'object' || data === null) return;
  for (const [name, value] of Object.entries(data)) {
    if (name !== 'forPeople') yield* proseIn(value);
  }
}

/** `LETTER_SAMPLES=<folder>`: twenty letters, to be read by people. */
const folder = process.env['LETTER_SAMPLES'];
(folder === undefined ? it.skip : it)('prints a sample', () => {
  mkdirSync(folder!, { recursive: true });
  const wanted = [
    'kwartier returned-and-told adult self letter nl',
    'kwartier returned-and-told sixteen-or-older self letter nl',
    'kwartier returned-and-told under-sixteen parent email nl',
    'perspektief lost-paper adult mentor letter nl',
    'perspektief lost-paper adult self phone nl',
    'aanzien lost-phone-with-photos sixteen-or-older self phone nl',
    'aanzien lost-phone-with-photos under-sixteen guardian letter nl',
    'kesslerperspektief snooping adult self letter nl',
    'kesslerperspektief snooping under-sixteen parent in-person nl',
    'kwartier at-a-processor adult self email nl',
    'kwartier at-a-processor adult self website nl',
    'perspektief unavailable adult self website en',
    'perspektief gone-for-good adult curator letter nl',
    'kadera danger adult self letter nl',
    'kadera danger adult self phone nl',
    'kadera danger sixteen-or-older self in-person nl',
    'kadera danger-bare under-sixteen guardian letter nl',
    'kadera danger adult self letter en',
    'aanzien email-open-cc adult self email en',
    'kwartier bare adult self other nl',
  ];
  const found = everyLetter().filter(({ name }) => wanted.includes(name));
  expect(found.map(({ name }) => name).sort()).toEqual([...wanted].sort());
  for (const { name, letter } of found) {
    const gaps = letter.gaps.map(({ part, call }) => `${part}: ${call}`);
    const aside = ['', '---', ...letter.delivery.instructions, ...gaps.map((gap) => `gap ${gap}`)];
    writeFileSync(
      join(folder!, `${name.replaceAll(' ', '_')}.txt`),
      [letterText(letter), ...aside, ''].join('\n'),
    );
  }
});
