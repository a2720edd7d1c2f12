import { createHash } from 'node:crypto';
import { Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import type { Breach } from '../breach/domain/breach.js';
import { interestOfChildOpposes } from '../breach/domain/interest-of-child.js';
import { mergedInto } from '../breach/domain/merge.js';
import { safetyAtStake } from '../breach/domain/safety.js';
import { Action } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import { fold, type History } from '../breach/dossier/history.js';
import { NOTICE_MEANS, PUBLIC_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import {
  LETTER_READERS,
  letterText,
  REPRESENTATIVES,
  type LetterReader,
  type Representative,
} from '../law/letter/letter.js';
import { writeLetter } from '../law/letter/write-letter.js';
import type { Language } from '../law/sentence.js';
import { letterInput } from '../breach/views/letter-input.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { Refusal } from '../shared/refusal.js';
import { LetterAnswer } from './letter.answer.js';

const LANGUAGES = ['nl', 'en'] as const satisfies readonly Language[];

class LetterQuery {
  @OneOf(LETTER_READERS, { optional: true, description: 'Who reads it; default an adult.' })
  readonly for?: LetterReader;
  @OneOf(REPRESENTATIVES, {
    optional: true,
    description:
      'Who stands up for the reader: needed below sixteen, unless the interest of the child opposes that a parent is told; possible for an adult under protection.',
  })
  readonly representative?: Representative;
  @OneOf(NOTICE_MEANS, { optional: true, description: 'How they are told; default by letter.' })
  readonly means?: NoticeMeans;
  @OneOf(LANGUAGES, { optional: true, description: 'Default Dutch.' }) readonly language?: Language;
}

/** What people are told: Art. 34(2), in the order in which they want to know it. */
@DossierRoutes('notification')
export class LetterController {
  constructor(private readonly profiles: OrganisationProfiles) {}

  @Get('letter')
  @Action('breach.read')
  @Looks('letter')
  @ApiOperation({ summary: 'The letter to the people concerned, as Art. 34(2) asks for it' })
  @Answers(LetterAnswer, { description: 'The letter.' })
  @ApiConflictResponse()
  getLetter(@Dossier() history: History, @Query() query: LetterQuery): LetterAnswer {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    refuseMerged(breach);
    refuseUnsafe(breach);
    refuseWrongReader(breach, query);
    const { for: reader = 'adult', means = 'letter', language = 'nl', representative } = query;
    refuseInPublic(breach, means);
    const { organisation } = breach;
    const profile = { content: this.profiles.get(organisation), digest: this.profiles.digest(organisation) };
    const letter = writeLetter(letterInput(history, profile), {
      ...{ language, reader, means },
      ...(representative && { representative }),
    });
    const text = letterText(letter);
    return { ...letter, text, contentHash: createHash('sha256').update(text).digest('hex') };
  }
}

/** What is learnt after a merge, of a danger or of a child, is recorded in the dossier that went on. */
function refuseMerged({ ending }: Breach): void {
  if (ending?.kind === 'merged') throw mergedInto(ending.into);
}

/** A letter on the mat can be what betrays somebody: nothing is prepared before there is a safe way. */
function refuseUnsafe(breach: Breach): void {
  if (!safetyAtStake(breach) || breach.safety.safeContactAt !== undefined) return;
  throw new Refusal(
    'safe-contact-first',
    'Somebody’s safety is at stake: record a safe way of contact first. Nothing is prepared for sending before.',
  );
}

/** What everybody reads must neither lead to somebody in danger nor point at one person. */
function refuseInPublic(breach: Breach, means: NoticeMeans): void {
  if (!PUBLIC_MEANS.includes(means)) return;
  if (safetyAtStake(breach)) {
    throw new Refusal(
      'not-in-public-in-danger',
      'Somebody’s safety is at stake: tell people one by one, over their safe way of contact.',
    );
  }
  const count = breach.assessment?.assessment.subjectCount ?? breach.report.subjectCount;
  if (count?.max === 1) {
    throw new Refusal('not-in-public-for-one', 'It is about one person: tell that person, not the public.');
  }
}

function refuseWrongReader(breach: Breach, { for: reader, representative }: LetterQuery): void {
  // Where no parent may be told and there is no guardian, nobody is left but the child itself.
  if (reader === 'under-sixteen' && representative === undefined && !interestOfChildOpposes(breach)) {
    throw new Refusal(
      'representative-needed',
      'Below sixteen a representative is told too: say who. The child alone is told where its interest opposes that.',
      'invalid',
      'representative',
    );
  }
  if (reader === 'sixteen-or-older' && representative !== undefined) {
    throw new Refusal(
      'reader-decides-himself',
      'From sixteen on a person decides himself, and is told himself.',
      'invalid',
      'representative',
    );
  }
  if (representative !== 'parent') return;
  if (interestOfChildOpposes(breach)) {
    throw new Refusal(
      'interest-of-child-opposes',
      'The interest of the child opposes telling this parent: tell a guardian or the child itself.',
    );
  }
  if (breach.interestOfChild === undefined && safetyAtStake(breach)) {
    throw new Refusal(
      'interest-of-child-unknown',
      'Safety is at stake: record first whether the interest of the child allows that a parent is told.',
    );
  }
}
