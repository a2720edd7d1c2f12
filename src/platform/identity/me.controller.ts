import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOf, Words } from '../http/answer-fields.js';
import { Answers } from '../http/answers.decorator.js';
import type { Moment } from '../../shared/moment.js';
import { Nested, OneOf, SlugField, UuidField } from '../http/dto-fields.js';
import { MomentField } from '../http/moment-fields.js';
import { CurrentPrincipal } from './current-principal.decorator.js';
import { FreshProofs } from './fresh-proofs.js';
import { ROLES, type Principal, type Role } from './principal.js';
import { Action } from '../http/route-action.decorator.js';

class GrantAnswer {
  @SlugField() readonly organisation!: string;
  @OneOf(ROLES) readonly role!: Role;
}

/** What the issuer has to show that a proof is recent: its own moment, or the word of who runs the accounts. */
const PROOF_SHOWN_BY = ['issuer', 'administrator'] as const;

class ProofAnswer {
  @MomentField({
    optional: true,
    description: 'When the issuer last saw a proof; absent where it does not say.',
  })
  readonly authenticatedAt?: Moment;
  @Words({ optional: true, description: 'Class of the authentication, as the issuer calls it.' })
  readonly acr?: string;
  @OneOf(PROOF_SHOWN_BY, {
    description:
      'Who says that it is recent: the issuer, or an administrator who vouches that it asks again.',
  })
  readonly shownBy!: (typeof PROOF_SHOWN_BY)[number];
  @MomentField({ optional: true, description: 'Until when it is recent enough for acts that ask for that.' })
  readonly freshUntil?: Moment;
}

class MeAnswer {
  @UuidField({ description: 'Opaque, the same at every visit; stands on time lines.' }) readonly id!: string;
  @ListOf(() => GrantAnswer) readonly grants!: readonly GrantAnswer[];
  @Nested(() => ProofAnswer) readonly proof!: ProofAnswer;
}

/** Who am I here? The id is the one that stands on time lines and in the lists of restricted dossiers. */
@ApiTags('identity')
@Controller('v1/me')
export class MeController {
  constructor(private readonly proofs: FreshProofs) {}

  @Get()
  @Action('me.read')
  @ApiOperation({ summary: 'Who am I here, and what may I be for whom' })
  @Answers(MeAnswer, { description: 'Whoever holds this token.' })
  getMe(@CurrentPrincipal() { id, grants, proof }: Principal): MeAnswer {
    const { authenticatedAt, acr } = proof;
    const freshUntil = this.proofs.freshUntil(proof);
    const isVouchedFor = this.proofs.ruleOf(proof) === 'provider-enforces';
    return {
      id,
      grants,
      proof: {
        ...(authenticatedAt !== undefined && { authenticatedAt }),
        ...(acr !== undefined && { acr }),
        shownBy: isVouchedFor ? 'administrator' : 'issuer',
        ...(freshUntil !== undefined && { freshUntil }),
      },
    };
  }
}
