import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  organisationProfile,
  type OrganisationProfile,
} from '../../src/organisations/organisation-profile.js';
import {
  decideProfile,
  foldProfile,
  partsInLog,
  profileOf,
  type ProfileCommand,
} from '../../src/organisations/profile-book.js';
import { PARTS_CONFIRMED, type PartValue } from '../../src/organisations/profile-part.js';
import { partInBody } from '../../src/profile/part-in-body.js';
import { profileNotices } from '../../src/alarms/whom/profile-notices.js';
import type { ProfileEvent } from '../../src/organisations/profile-change.js';
import { moment } from '../../src/shared/moment.js';
import type { Actor, RecordedEvent } from '../../src/shared/recorded-event.js';
import { Refusal } from '../../src/shared/refusal.js';
import { recordedPart } from '../../src/organisations/profile-change.js';

const texts = { intro: 'Meld het.', inDanger: 'Bel 112.', whatHappensNext: 'Wij kijken.' };
const step = (
  id: string,
  called: string,
  afterMinutes: number,
  contact: object = { email: `${id}@zorg.test` },
) => ({
  ...{ id, role: id, function: called, afterMinutes, contact },
});
const FILE: OrganisationProfile = organisationProfile.parse({
  ...{
    slug: 'kadera',
    name: 'Kadera',
    document: { title: 'Privacy' },
    statedIn: {},
    notStated: ['promises'],
  },
  reporterTexts: { nl: texts, en: texts },
  onCallLadder: [step('dienst', 'on-call', 0), step('fg', 'fg', 5), step('directeur', 'board', 10)],
});

const administrator: Actor = { id: 'admin', role: 'administrator' };
const board: Actor = { id: 'board', role: 'board' };
const MANDATES = (marginHours: number): PartValue => ({
  part: 'mandates',
  value: { standingRecordOnly: true, emergency: { marginHours } },
});
const LADDER = (...steps: object[]): PartValue => ({
  part: 'ladder',
  value: steps as unknown as OrganisationProfile['onCallLadder'],
});

/** A stream to which each command adds what it leads to. */
class Stream {
  readonly history: RecordedEvent[] = [];

  get book() {
    return foldProfile(this.history);
  }

  /** @returns what it led to, or why not */
  try(command: ProfileCommand, by: Actor): string {
    try {
      this.add(decideProfile(this.book, command, by, []), by);
      return this.history.at(-1)!.event.type;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  add(event: ProfileEvent, by = administrator): RecordedEvent<ProfileEvent> {
    const revision = this.history.length;
    const metadata = { actor: by, recordedAt: moment('2026-06-01T23:00:00+02:00'), organisation: 'kadera' };
    const recorded = {
      id: `event-${revision}`,
      revision,
      event,
      metadata,
    } as unknown as RecordedEvent<ProfileEvent>;
    this.history.push(recorded);
    return recorded;
  }
}
const propose = (change: PartValue, seen = -1): ProfileCommand => ({
  type: 'ProposeProfileChange',
  change,
  seen,
});
const change = (value: PartValue, seen = -1): ProfileCommand => ({
  type: 'ChangeProfile',
  change: value,
  seen,
});
const confirm = (proposal: string): ProfileCommand => ({ type: 'ConfirmProfileChange', proposal });
const reject = (proposal: string): ProfileCommand => ({ type: 'RejectProfileChange', proposal });

describe('what binds the organisation', () => {
  it('counts once somebody of the board confirms it who did not propose it', () => {
    const stream = new Stream();
    expect(stream.try(propose(MANDATES(6)), { ...board, id: 'both' })).toBe('ProfileChangeProposed');
    expect(profileOf(FILE, stream.book).mandates.emergency.marginHours).toBe(12);
    expect(stream.try(confirm('event-0'), { id: 'both', role: 'board' })).toBe('second-person-needed');
    expect(stream.try(confirm('event-0'), board)).toBe('ProfileChanged');
    expect(profileOf(FILE, stream.book).mandates.emergency.marginHours).toBe(6);
    expect(stream.book.changes).toMatchObject([{ by: { id: 'board' }, proposedBy: 'both' }]);
    expect(stream.try(confirm('event-0'), board)).toBe('no-profile-proposal-waits');
  });

  it('is rejected by the board, taken back by whoever proposed it, and by nobody else', () => {
    const stream = new Stream();
    stream.try(propose(MANDATES(6)), administrator);
    expect(stream.try(reject('event-0'), { id: 'fg', role: 'fg' })).toBe('not-your-proposal');
    expect(stream.try(reject('event-0'), administrator)).toBe('ProfileChangeRejected');
    stream.try(propose(MANDATES(7)), administrator);
    expect(stream.try(reject('event-2'), board)).toBe('ProfileChangeRejected');
    expect(profileOf(FILE, stream.book)).toEqual(FILE);
  });

  it('is proposed one change of a part at a time', () => {
    const stream = new Stream();
    stream.try(propose(MANDATES(6)), administrator);
    expect(stream.try(propose(MANDATES(7)), { id: 'fg', role: 'fg' })).toBe('profile-proposal-waits');
  });

  it('was never changed by one person, whatever is asked in whatever order', () => {
    const people = fc.constantFrom('one', 'two', 'three');
    const by = fc.record({ id: people, role: fc.constantFrom('administrator', 'fg', 'board') });
    const asked = fc.oneof(
      fc.integer({ min: 1, max: 71 }).map((hours) => propose(MANDATES(hours), 1_000)),
      fc.nat(30).map((n) => confirm(`event-${n}`)),
      fc.nat(30).map((n) => reject(`event-${n}`)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(asked, by), { maxLength: 40 }), (commands) => {
        const stream = new Stream();
        for (const [command, who] of commands) stream.try(command, who);
        for (const made of stream.book.changes) {
          expect(PARTS_CONFIRMED).toContain(made.change.part);
          expect(made.proposedBy).toBeDefined();
          expect(made.proposedBy).not.toBe(made.by.id);
        }
      }),
    );
  });
});

describe('who is called', () => {
  it('counts at once, and over its file from then on, whatever the file becomes', () => {
    const stream = new Stream();
    stream.try(change(LADDER(step('nieuw', 'on-call', 0))), administrator);
    const edited = { ...FILE, safetyTermMinutes: 60, onCallLadder: [...FILE.onCallLadder].slice(0, 1) };
    const counts = profileOf(edited, stream.book);
    expect(counts.onCallLadder.map(({ id }) => id)).toEqual(['nieuw']);
    expect(counts.safetyTermMinutes).toBe(60);
    expect([...partsInLog(stream.book)]).toEqual(['ladder']);
  });

  it('is not written over by somebody who saw it before another changed it', () => {
    const stream = new Stream();
    stream.try(change(LADDER(step('een', 'on-call', 0)), -1), administrator);
    expect(stream.try(change(LADDER(step('twee', 'on-call', 0)), -1), administrator)).toBe(
      'profile-changed-meanwhile',
    );
    expect(stream.try(change(LADDER(step('twee', 'on-call', 0)), 0), administrator)).toBe('ProfileChanged');
  });

  it('stays that of before where its people were forgotten', () => {
    const stream = new Stream();
    const people = { scope: 'staff' as const, erased: true as const };
    stream.add({ type: 'ProfileChanged', data: { change: { part: 'ladder', people } } });
    expect(profileOf(FILE, stream.book)).toEqual(FILE);
  });
});

describe('a part in a body', () => {
  const refused = (body: object): string => {
    try {
      partInBody({ seen: 0, ...body }, FILE);
      return 'taken';
    } catch (error) {
      if (error instanceof Refusal) return `${error.code} ${error.field ?? ''}`.trim();
      throw error;
    }
  };

  it('keeps the rules of a file', () => {
    expect(refused({ ladder: [step('a', 'on-call', 0), step('b', 'board', 10)] })).toBe('taken');
    expect(refused({ ladder: [step('a', 'on-call', 3)] })).toBe('ladder-out-of-step ladder.0.afterMinutes');
    expect(refused({ ladder: [step('a', 'on-call', 0), step('b', 'board', 15)] })).toBe(
      'ladder-out-of-step ladder.1.afterMinutes',
    );
    expect(refused({ ladder: [step('a', 'on-call', 0, {})] })).toBe('step-out-of-reach ladder.0.contact');
    expect(refused({ ladder: [step('a', 'on-call', 0, { phone: 'ask Jan' })] })).toBe(
      'profile-not-valid ladder.0.contact.phone',
    );
    expect(refused({ contacts: { fg: { contact: { email: 'nobody' } }, reportingContacts: {} } })).toBe(
      'profile-not-valid contacts.fg.contact.email',
    );
    expect(refused({})).toBe('one-part-at-a-time');
    expect(refused({ ladder: [], contacts: { reportingContacts: {} } })).toBe('one-part-at-a-time');
  });

  it('leaves nobody without telephone where people hide', () => {
    const shelter = { ...FILE, sheltersPeople: true };
    expect(() => partInBody({ seen: 0, ladder: [] }, shelter)).toThrow('shelter-without-on-call');
  });

  it('uses of promises what is stricter than the law, and nothing else', () => {
    const promise = { kind: 'tell-ap-on-suspicion', sentence: 'Wij melden.', source: '3' };
    const asked = ['stricter', 'looser'].map((strictness) => ({ ...promise, id: strictness, strictness }));
    expect(partInBody({ seen: 0, promises: asked } as never, FILE).value).toMatchObject([
      { id: 'stricter', used: true },
      { id: 'looser', used: false },
    ]);
  });
});

describe('of a change', () => {
  const told = (
    before: OrganisationProfile,
    value: PartValue,
    type: ProfileEvent['type'] = 'ProfileChanged',
  ) => {
    const event = {
      type,
      data: { part: value.part, change: recordedPart(value) },
    } as unknown as ProfileEvent;
    const recorded = new Stream().add(event);
    const after = type === 'ProfileChanged' ? profileOf(before, foldProfile([recorded])) : before;
    return profileNotices({ recorded, before, after, absent: new Set() }).map(
      ({ kind, recipient, channel }) =>
        `${kind} ${recipient.kind} ${'step' in recipient ? (recipient.step ?? '') : ''} ${channel}`.replaceAll(
          '  ',
          ' ',
        ),
    );
  };

  it('FG and board hear, and the board alone of what waits for it', () => {
    expect(told(FILE, MANDATES(6))).toEqual([
      'profile-changed step fg mail',
      'profile-changed step directeur mail',
    ]);
    expect(told(FILE, MANDATES(6), 'ProfileChangeProposed')).toEqual([
      'profile-proposed step directeur mail',
    ]);
  });

  it('an FG hears at his old address who was taken off the list or got another one', () => {
    const another = LADDER(step('dienst', 'on-call', 0), step('fg', 'fg', 5, { email: 'other@zorg.test' }));
    expect(told(FILE, another)).toEqual([
      'profile-changed step fg mail',
      'profile-changed former fg mail',
      'profile-changed former directeur mail',
    ]);
  });
});
