import { expect } from '@jest/globals';
import type { Answer } from '../http/http-client.js';
import { papersOf, type ShownAnswer } from '../http/papers-of-a-dossier.js';
import { eventually, type Person, type Reported, type RunningLekwacht } from '../http/running-lekwacht.js';
import { clockInWords, csvRecords, dutyInWords, refusalInWords } from './in-words.js';

type Duties = Parameters<typeof dutyInWords>[0][];
type Clocks = Parameters<typeof clockInWords>[0][];

/** A dossier as somebody sees it, in words, with all that was answered beside it. */
export interface Seen {
  readonly status: string;
  readonly duties: readonly string[];
  readonly clocks: readonly string[];
  readonly flags: readonly string[];
  readonly body: Answer['body'];
}

/** Who plays a case, each with a token of his own. Some houses have no FG, and some no second handler. */
export interface Cast {
  readonly handler: Person;
  readonly board: Person;
  readonly fg?: Person;
  readonly colleague?: Person;
  readonly mandateHolder?: Person;
}

/** One dossier, the people who work on it, and what was shown of it after each act. */
export class CaseFile {
  /** Revision of the last act. */
  revision = 0;
  private readonly shown: { readonly revision: number; readonly etag: string; readonly text: string }[] = [];

  constructor(
    private readonly lekwacht: RunningLekwacht,
    private readonly cast: Cast,
    readonly reported: Reported,
  ) {}

  get id(): string {
    return this.reported.id;
  }

  get handler(): Player {
    return this.played(this.cast.handler);
  }
  get board(): Player {
    return this.played(this.cast.board);
  }
  get fg(): Player {
    return this.played(this.cast.fg);
  }
  get colleague(): Player {
    return this.played(this.cast.colleague);
  }
  get mandateHolder(): Player {
    return this.played(this.cast.mandateHolder);
  }
  /** Whoever confirms what the handler proposed: a colleague, or where there is none the FG, or the board. */
  get second(): Player {
    return this.played(this.cast.colleague ?? this.cast.fg ?? this.cast.board);
  }

  played(person: Person | undefined): Player {
    if (person === undefined) throw new Error('nobody plays that part in this house');
    return new Player(person, this);
  }

  /** As the handler sees it now, or somebody else. */
  async seen(by = this.cast.handler): Promise<Seen> {
    return inWords(await by.dossier(this.id));
  }

  /** As it was known at a moment, or at a revision. */
  async asOf(known: { readonly at: string } | { readonly revision: number }): Promise<Answer> {
    const [[name, value]] = Object.entries(known) as [[string, string | number]];
    return this.cast.handler.get(`/v1/breaches/${this.id}/as-of?${name}=${encodeURIComponent(value)}`);
  }

  /** The AP's form, each answer by its question; every answer has its source. */
  async form(): Promise<ReadonlyMap<string, ShownAnswer>> {
    return (await papersOf(this.cast.handler, this.id)).form;
  }

  /** What happened, in order. */
  async timeLine(): Promise<readonly string[]> {
    return (await papersOf(this.cast.handler, this.id)).events;
  }

  /** The text of a letter, or the refusal to make one. */
  async letter(query = '', by = this.cast.handler): Promise<string> {
    const { status, body } = await by.get(`/v1/breaches/${this.id}/letter?${query}`);
    return status === 200 ? String(body.text) : refusalInWords(status, body);
  }

  /** What somebody still has to say before a letter is whole: `whom-to-call: letter-contact`. */
  async gapsOfLetter(query = ''): Promise<readonly string[]> {
    const { body } = await this.cast.handler.get(`/v1/breaches/${this.id}/letter?${query}`);
    return (body.gaps as { part: string; call: string }[]).map(({ part, call }) => `${part}: ${call}`);
  }

  /** Its line of the register, as JSON. */
  async row(): Promise<Answer['body']> {
    await this.lekwacht.projected();
    const { body } = await this.cast.board.get('/v1/register?limit=500');
    return (body.entries as { id: string }[]).find(({ id }) => id === this.id) as Answer['body'];
  }

  /** The same line in the file for a spreadsheet. */
  async csvRow(): Promise<Readonly<Record<string, string>>> {
    await this.lekwacht.projected();
    const { text } = await this.cast.board.get('/v1/register', { accept: 'text/csv' });
    return csvRecords(text).find((line) => line['Referentie'] === this.reported.reference)!;
  }

  /** Its clocks on the dashboard, in minutes; nothing where it is not there. */
  async minutesLeft(): Promise<Readonly<Record<string, number>> | undefined> {
    await this.lekwacht.projected();
    const { body } = await this.cast.board.get('/v1/dashboard');
    const line = (
      body.dossiers as { id: string; clocks: { deadline: string; minutesLeft: number }[] }[]
    ).find(({ id }) => id === this.id);
    return (
      line && Object.fromEntries(line.clocks.map(({ deadline, minutesLeft }) => [deadline, minutesLeft]))
    );
  }

  /** Whether it stands in the list of those that are overdue. */
  async isListedOverdue(): Promise<boolean> {
    await this.lekwacht.projected();
    const { text } = await this.cast.handler.get('/v1/breaches?overdue=true&limit=200');
    return text.includes(this.id);
  }

  /** What works by itself is waited for: until this is the newest event. */
  async until(event: string): Promise<void> {
    await eventually(async () =>
      (await this.lekwacht.eventTypes(this.id)).at(-1) === event ? true : undefined,
    );
    this.keep(await this.cast.handler.dossier(this.id));
  }

  /** Every answer that was given of it is given again, byte for byte, when it is asked for as it was then. */
  async expectReplayed(): Promise<void> {
    expect(this.shown.length).toBeGreaterThan(0);
    for (const { revision, etag, text } of this.shown) {
      const then = await this.asOf({ revision });
      expect([revision, then.etag, then.text]).toEqual([revision, etag, text]);
    }
  }

  keep({ etag = '', text }: Answer): void {
    this.revision = Number(etag.replaceAll('"', ''));
    this.shown.push({ revision: this.revision, etag, text });
  }
}

/** Somebody with a part in a case. */
export class Player {
  constructor(
    readonly person: Person,
    private readonly file: CaseFile,
  ) {}

  /** Does something new, and reads the dossier after it. @returns what is to be done next, first what the act brought */
  async does(act: string, body: object): Promise<readonly string[]> {
    const answer = await this.person.acts(this.file.id, act, body);
    expect([act, answer.body.recorded]).toEqual([act, true]);
    const dossier = await this.person.dossier(this.file.id);
    this.file.keep(dossier);
    // An act is answered with exactly the duties of the dossier, each as a person reads it.
    const next = answer.body.next as Duties;
    expect(sorted(next)).toEqual(sorted(dossier.body.openDuties as Duties));
    return next.map(dutyInWords);
  }

  /** Does what a duty asks, by the call that the duty itself names and about what it names. */
  async fulfils(duty: string, body: object): Promise<readonly string[]> {
    const { body: dossier } = await this.person.dossier(this.file.id);
    const open = (dossier.openDuties as Duties).find((one) => one.duty === duty);
    if (open === undefined) throw new Error(`there is no duty ${duty}: ${this.textOf(dossier.openDuties)}`);
    const { matter, question } = (open.subject ?? {}) as {
      readonly matter?: string;
      readonly question?: string;
    };
    const act = open.call.path.replace('/breaches/{id}/', '').replace('{matter}', matter ?? '');
    return this.does(act, { ...(question !== undefined && { question }), ...body });
  }

  /** Tries something that must not be done. @returns the refusal */
  async isRefused(act: string, body: object): Promise<string> {
    await this.person.dossier(this.file.id);
    const { status, body: problem } = await this.person.act(this.file.id, act, body);
    return refusalInWords(status, problem);
  }

  /** As this person sees it, or the refusal. */
  async seen(): Promise<Seen> {
    return this.file.seen(this.person);
  }

  /** How this person is answered who asks for the dossier. */
  async door(): Promise<number> {
    return (await this.person.dossier(this.file.id)).status;
  }

  /** The opaque id under which this person stands in the log. */
  async actorId(): Promise<string> {
    return String((await this.person.get('/v1/me')).body.id);
  }

  private textOf(duties: unknown): string {
    return (duties as Duties).map(dutyInWords).join('; ');
  }
}

const sorted = (duties: Duties): readonly string[] => duties.map((duty) => JSON.stringify(duty)).sort();

function inWords({ body }: Answer): Seen {
  return {
    status: String(body.status),
    duties: (body.openDuties as Duties).map(dutyInWords),
    // That somebody looks at it is the desk's own term, in every case the same.
    clocks: (body.deadlines as Clocks).filter(({ deadline }) => deadline !== 'first-look').map(clockInWords),
    flags: body.flags as string[],
    body,
  };
}
