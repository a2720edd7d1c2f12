import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v4 as newId } from 'uuid';
import {
  ActOnBreach,
  type ActResult,
  type AskedAct,
  type AskedCommand,
} from '../breach/acts/act-on-breach.command.js';
import type { ListChange, ListedAnew } from '../breach/domain/affected-people.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import {
  IdempotencyKeyReused,
  RevisionMismatch,
  TooMuchContention,
} from '../breach/dossier/dossier-errors.js';
import { DossierReader } from '../breach/dossier/dossier-reader.js';
import { fold } from '../breach/dossier/history.js';
import { Log } from '../platform/log/log.js';
import { SpentKeys } from '../platform/personal-data/spent-keys.js';
import { Refusal } from '../shared/refusal.js';
import { AffectedPeople, type AffectedPeopleList, type NamedPerson } from './affected-people.query.js';
import { figuresOf } from './affected-person.js';
import { digestOf, ListRows } from './list-rows.js';
import { SealedPeople, type SealedPerson } from './sealed-people.js';

const TRIES = 5;
/** On the list of one dossier. */
export const MOST_PEOPLE = 10_000;

/** A change as it is worked out on the list as it stands. */
export interface Change {
  /** Put on the list, or put anew. */
  readonly put: readonly NamedPerson[];
  /** Ids. */
  readonly takenOff?: readonly string[];
  /** What is recorded beside it, with the change; absent: the change alone. */
  readonly command?: (list: ListedAnew) => AskedCommand;
}

const UNCHANGED: Omit<ListedAnew, 'what'> = {
  ...{ change: '', people: 0, reachable: 0, withSafeContact: 0, digest: '' },
};

/**
 * Changes a list: its rows lie in the database, sealed, before the event that makes them count is recorded (ADR 42). So
 * nothing that was answered is lost, and nothing that was not is shown.
 */
@Injectable()
export class Listing {
  constructor(
    private readonly reader: DossierReader,
    private readonly dossiers: BreachDossiers,
    private readonly lists: AffectedPeople,
    private readonly rows: ListRows,
    private readonly sealed: SealedPeople,
    private readonly spent: SpentKeys,
    private readonly commands: CommandBus,
    private readonly log: Log,
  ) {}

  /**
   * @param changeOf what to do, on the list as it stands; called again where somebody else was faster
   * @param change.change id that the change is to have
   * @throws as `ActOnBreach` does
   */
  async change(
    asked: AskedAct,
    what: ListChange,
    changeOf: (list: AffectedPeopleList, change: string) => Change | Promise<Change>,
  ): Promise<ActResult> {
    let isRepeat = false;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const done = await this.attempt(asked, what, changeOf);
        if (done !== undefined) return done;
      } catch (error) {
        // A twin of this message may have been faster, and what it did be why this one is refused: then it is answered as that one.
        if (!(error instanceof Refusal) || isRepeat || !(await this.isRecorded(asked))) throw error;
        isRepeat = true;
      }
    }
    throw new TooMuchContention();
  }

  private async isRecorded({ breachId, commandId }: AskedAct): Promise<boolean> {
    return (await this.dossiers.load(breachId)).known(commandId) !== undefined;
  }

  /** @returns nothing where somebody else was faster */
  private async attempt(
    asked: AskedAct,
    what: ListChange,
    changeOf: (list: AffectedPeopleList, change: string) => Change | Promise<Change>,
  ): Promise<ActResult | undefined> {
    if (!('principal' in asked.by)) throw new Error('a list is changed by people');
    const history = await this.reader.transform({ id: asked.breachId, asker: asked.by });
    // A repeat is answered as the act itself was: nothing is worked out for it.
    if (history.some(({ metadata }) => metadata.commandId === asked.commandId)) {
      return this.commands.execute(
        new ActOnBreach(asked, { type: 'ListAffectedPeople', ...UNCHANGED, what }),
      );
    }
    const list = await this.lists.of(history);
    const change = newId();
    const { put, takenOff = [], command } = await changeOf(list, change);
    const { listed, rows } = await this.prepared(list, { change, put, takenOff });
    const { id: dossier, organisation, affectedPeople: before } = list.breach;
    await this.rows.prepare({ change, dossier, organisation, put: rows, takenOff });
    const basedOn = before?.changes.at(-1);
    const anew: ListedAnew = { ...listed, what, ...(basedOn !== undefined && { basedOn }) };
    try {
      const result = await this.commands.execute(
        new ActOnBreach(asked, command?.(anew) ?? { type: 'ListAffectedPeople', ...anew }),
      );
      await this.afterwards(dossier, change);
      return result;
    } catch (error) {
      // Of anything else nobody knows whether it was recorded: the log will tell.
      if (
        error instanceof Refusal ||
        error instanceof RevisionMismatch ||
        error instanceof IdempotencyKeyReused
      )
        await this.rows.discard(change);
      if (error instanceof Refusal && error.code === 'list-changed') return undefined;
      throw error;
    }
  }

  private async prepared(
    { breach, rows: before, people, unreadable }: AffectedPeopleList,
    { change, put, takenOff }: { readonly change: string } & Required<Pick<Change, 'put' | 'takenOff'>>,
  ): Promise<{
    readonly listed: Omit<ListedAnew, 'what' | 'basedOn'>;
    readonly rows: readonly SealedPerson[];
  }> {
    const touched = new Set([...put.map(({ id }) => id), ...takenOff]);
    const left = people.filter(({ id }) => !touched.has(id));
    const all = [...left, ...put];
    const figures = figuresOf(all, unreadable.filter((id) => !touched.has(id)).length);
    if (figures.people > MOST_PEOPLE) {
      throw new Refusal(
        'list-is-full',
        `A list holds at most ${MOST_PEOPLE} people: tell as many as this by other means.`,
      );
    }
    const rows: SealedPerson[] = [];
    for (const { id, ...value } of put)
      rows.push(await this.sealed.seal({ dossier_id: breach.id, person: id, change }, value));
    const digest = digestOf([...before.filter(({ person }) => !touched.has(person)), ...rows]);
    return { listed: { change, ...figures, digest }, rows };
  }

  /** What was recorded is answered, whatever becomes of this: it is done again at the next look, or by the timer. */
  private async afterwards(dossier: string, change: string): Promise<void> {
    try {
      const breach = fold(await this.dossiers.history(dossier));
      if (breach === undefined) return;
      const isRecorded = breach.affectedPeople?.changes.includes(change) === true;
      if (!isRecorded && breach.goneLists.every(({ changes }) => !changes.includes(change)))
        await this.rows.discard(change);
      await this.rows.settle(dossier, breach);
      await this.spent.forget();
    } catch (error) {
      this.log.error('a list of people concerned is settled later', error, { breach: dossier });
    }
  }
}
