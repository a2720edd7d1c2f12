import { createHash } from 'node:crypto';
import { Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import type { Breach } from '../breach/domain/breach.js';
import { interestOfChildOpposes } from '../breach/domain/interest-of-child.js';
import { mergedInto } from '../breach/domain/merge.js';
import { safetyAtStake } from '../breach/domain/safety.js';
import { Action } from '../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import { fold, type History } from '../breach/dossier/history.js';
import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import {
  LETTER_READERS,
  letterText,
  REPRESENTATIVES,
  type LetterReader,
  type Representative,
} from '../law/letter/letter.js';
import { writeLetter, type LetterSender } from '../law/letter/write-letter.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { concernOf } from '../organisations/promise.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { Refusal } from '../shared/refusal.js';
import { FormInputs } from './form-inputs.service.js';
import { LetterAnswer } from './letter.answer.js';

class LetterQuery {
  @OneOf(LETTER_READERS, { optional: true, description: 'Who reads it; default an adult.' })
  readonly for?: LetterReader;
  @OneOf(REPRESENTATIVES, {
    optional: true,
    description:
      'Who stands up for the reader: needed below sixteen, possible for an adult under protection.',
  })
  readonly representative?: Representative;
  @OneOf(NOTICE_MEANS, { optional: true, description: 'How they are told; default by letter.' })
  readonly means?: NoticeMeans;
}

/** What people are told: Art. 34(2), in the order in which they want to know it. */
@DossierRoutes('notification')
export class LetterController {
  constructor(
    private readonly inputs: FormInputs,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get('letter')
  @Action('breach.read')
  @ApiOperation({ summary: 'The letter to the people concerned, as Art. 34(2) asks for it' })
  @Answers(LetterAnswer, { description: 'The letter.' })
  @ApiConflictResponse()
  getLetter(@Dossier() history: History, @Query() query: LetterQuery): LetterAnswer {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    refuseMerged(breach);
    refuseUnsafe(breach);
    refuseWrongReader(breach, query);
    const { for: reader = 'adult', means = 'letter', representative } = query;
    const letter = writeLetter(this.inputs.of(history), senderOf(this.profiles.get(breach.organisation)), {
      reader,
      means,
      safetyAtStake: safetyAtStake(breach),
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

function refuseWrongReader(breach: Breach, { for: reader, representative }: LetterQuery): void {
  if (reader === 'under-sixteen' && representative === undefined) {
    throw new Refusal(
      'representative-needed',
      'Below sixteen a representative is told too: say who.',
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

/** Promises that this letter keeps: about telling people, and about helping them with damage. */
function senderOf({ name, reportingContacts, promises }: OrganisationProfile): LetterSender {
  const kept = promises.filter(
    ({ kind, used }) =>
      used && (concernOf(kind) === 'inform-people' || kind === 'document-to-help-with-damage'),
  );
  return { name, ...reportingContacts, promises: kept.map(({ sentence }) => sentence) };
}
