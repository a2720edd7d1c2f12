import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { plain } from '../breach/contract/plain.js';
import type { Breach } from '../breach/domain/breach.js';
import { safetyAtStake } from '../breach/domain/safety.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { fold, type History } from '../breach/dossier/history.js';
import { letterInput } from '../breach/views/letter-input.js';
import { refuseLetter } from '../breach/views/letter-refusals.js';
import type { LetterInput } from '../law/letter/letter-input.js';
import { letterText } from '../law/letter/letter.js';
import type { LetterWishes } from '../law/letter/speaker.js';
import { writeLetter } from '../law/letter/write-letter.js';
import type { KnownAsOf } from '../breach/dossier/as-of.js';
import { OrganisationLog } from '../organisations/organisation-log.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import type { Withheld } from '../platform/http/answer-fields.js';
import type { Moment } from '../shared/moment.js';
import type { LetterAnswer } from './letter.answer.js';

/** What stands above a letter on paper. */
export interface Letterhead {
  readonly name: string;
  readonly address?: string;
}

/** What people are told, for whoever shows it: letters as they can be written now, and those that were sent. */
@Injectable()
export class Letters {
  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly organisations: OrganisationLog,
  ) {}

  /** @throws Refusal where nothing may be prepared; NoSuchDossier, UnknownOrganisation */
  of(history: History, wishes: LetterWishes): LetterAnswer {
    const { organisation } = breachOf(history);
    const profile = { content: this.profiles.get(organisation), digest: this.profiles.digest(organisation) };
    return written(history, profile)(wishes);
  }

  /** For many people at once: each of their letters as it can be written now. @throws as `of`, each time */
  writer(history: History): LetterWriter {
    const { organisation } = breachOf(history);
    return written(history, {
      content: this.profiles.get(organisation),
      digest: this.profiles.digest(organisation),
    });
  }

  /** As it could be written then. @throws as `of` */
  async asOf({ history, at }: KnownAsOf, wishes: LetterWishes): Promise<LetterAnswer> {
    const profile = at && (await this.organisations.profileAt(breachOf(history).organisation, at));
    return profile ? written(history, profile)(wishes) : this.of(history, wishes);
  }

  /** Nothing where the name of the organisation may be what gives somebody away. */
  letterhead(history: History): Letterhead | undefined {
    const breach = breachOf(history);
    if (safetyAtStake(breach)) return undefined;
    const { name, address } = this.profiles.get(breach.organisation);
    return { name, ...(address !== undefined && { address }) };
  }

  /** What people got in the round of that revision, where its text is kept. */
  sent(
    history: History,
    revision: number,
  ): { readonly informedAt: Moment; readonly text: string | Withheld } | undefined {
    const event = history[revision]?.event;
    if (event?.type !== 'SubjectsInformed' || event.data.text === undefined) return undefined;
    return plain({ informedAt: event.data.informedAt, text: event.data.text });
  }
}

/** @param leaked of this reader; absent: as the dossier says of all */
export type LetterWriter = (wishes: LetterWishes, leaked?: LetterInput['data']['value']) => LetterAnswer;

function written(history: History, profile: Parameters<typeof letterInput>[1]): LetterWriter {
  const breach = breachOf(history);
  const input = letterInput(history, profile);
  return (wishes, leaked) => {
    refuseLetter(breach, wishes);
    const data = leaked === undefined ? input.data : { ...input.data, value: leaked };
    const letter = writeLetter({ ...input, data }, wishes);
    const text = letterText(letter);
    return { ...letter, text, contentHash: createHash('sha256').update(text).digest('hex') };
  };
}

function breachOf(history: History): Breach {
  const breach = fold(history);
  if (breach === undefined) throw new NoSuchDossier();
  return breach;
}
