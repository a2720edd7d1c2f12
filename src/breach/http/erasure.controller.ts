import { Body, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Count, NestedList, OneOf, Text } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Personal } from '../../shared/personal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { ERASABLE, ERASURE_GROUNDS, type Erasable, type ErasureGround } from '../domain/erasure.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class ReasonBody {
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class ValueBody {
  @Count({ min: 0, max: 1_000_000, description: 'Revision of the event it stands in.' })
  readonly revision!: number;
  @Text({ max: 500, description: 'JSON pointer into the data of that event, as a search told it.' })
  readonly pointer!: string;
  @PersonalText('dossier', {
    max: 20_000,
    optional: true,
    description: 'The same text without what is to be forgotten: shown instead.',
  })
  readonly replacement?: Personal<string>;
}

class ErasureBody extends ReasonBody {
  @OneOf(ERASABLE) readonly what!: Erasable;
  @NestedList(() => ValueBody, { max: 1_000, optional: true, needed: 'where single values are erased' })
  readonly values?: ValueBody[];
  @OneOf(ERASURE_GROUNDS, { description: 'Of Art. 17(1) GDPR.' }) readonly ground!: ErasureGround;
  @ListOfUuids({
    max: 50,
    optional: true,
    description: 'Actor ids of colleagues whom it is about, or who reported: they do not decide on it.',
  })
  readonly concerns?: string[];
}

class ApprovalBody {
  @RegisterTextField({ max: 4_000, optional: true, needed: 'where the FG objects' })
  readonly despiteObjection?: RegisterText;
}

/** What is erased: proposed by one, decided by another (ADR 40). */
@DossierRoutes('erasure')
export class ErasureController {
  constructor(private readonly commands: CommandBus) {}

  @Act('erasures', 'breach.propose-erasure', 'Propose to erase values, the reporter, or all of a dossier')
  proposeErasure(@Asked() asked: AskedAct, @Body() { values, ...body }: ErasureBody): Promise<ActResult> {
    const command = {
      ...{ type: 'ProposeErasure' as const, ...body },
      // Plain data goes into the event.
      ...(values && { values: values.map((value) => ({ ...value })) }),
    };
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('erasures/:erasure/approval', 'breach.approve-erasure', 'Approve, as a second person, an erasure')
  approveErasure(
    @Asked() asked: AskedAct,
    @Param('erasure') erasure: string,
    @Body() body: ApprovalBody,
  ): Promise<ActResult> {
    const command = { type: 'ApproveErasure', erasure: erasureIn(erasure), ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('erasures/:erasure/rejection', 'breach.approve-erasure', 'Reject an erasure')
  rejectErasure(
    @Asked() asked: AskedAct,
    @Param('erasure') erasure: string,
    @Body() body: ReasonBody,
  ): Promise<ActResult> {
    const command = { type: 'RejectErasure', erasure: erasureIn(erasure), ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('erasures/:erasure/objection', 'breach.object-to-erasure', 'Object, as FG, to an erasure')
  objectToErasure(
    @Asked() asked: AskedAct,
    @Param('erasure') erasure: string,
    @Body() body: ReasonBody,
  ): Promise<ActResult> {
    const command = { type: 'ObjectToErasure', erasure: erasureIn(erasure), ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('legal-holds', 'breach.place-legal-hold', 'Keep everything from being erased: it may be evidence')
  placeLegalHold(@Asked() asked: AskedAct, @Body() body: ReasonBody): Promise<ActResult> {
    const command = { type: 'PlaceLegalHold', hold: asked.commandId, ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('legal-holds/:hold/lifting', 'breach.lift-legal-hold', 'Let erasing go on')
  liftLegalHold(
    @Asked() asked: AskedAct,
    @Param('hold') hold: string,
    @Body() body: ReasonBody,
  ): Promise<ActResult> {
    const command = { type: 'LiftLegalHold', hold: hold.toLowerCase(), ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }
}

/** What is the name of none is none: said to whoever may know of the dossier, and to nobody before. */
const erasureIn = (text: string): number => (/^\d{1,7}$/.test(text) ? Number(text) : -1);
