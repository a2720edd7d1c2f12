import { RegisterTextField } from '../../breach/contract/register-text.field.js';
import {
  Count,
  Flag,
  NestedList,
  OneOf,
  Sha256Field,
  Text,
  UuidField,
} from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { personal, type KeyScope, KEY_SCOPES } from '../../shared/personal.js';
import { MOST_DOSSIERS, MOST_OMISSIONS } from './deciding.js';
import {
  DELIVERIES,
  INQUIRERS,
  OMISSION_GROUNDS,
  type Delivery,
  type Inquirer,
  type InquiryAsked,
  type OmissionGround,
} from './inquiry.js';

class OmissionBody {
  @UuidField({ description: 'Id of the dossier.' }) readonly dossier!: string;
  @Count({
    min: 0,
    max: 1_000_000,
    optional: true,
    description: 'Of the event; absent: wherever such a text stands in the dossier.',
  })
  readonly revision?: number;
  @Text({ max: 500, optional: true, description: 'JSON pointer of one text; absent: all of the event.' })
  readonly pointer?: string;
  @OneOf(KEY_SCOPES, { optional: true, description: 'Only texts of this kind, such as `reporter`.' })
  readonly scope?: KeyScope;
  @OneOf(OMISSION_GROUNDS) readonly ground!: OmissionGround;
}

export class InquiryBody {
  @ListOfUuids({ min: 1, max: MOST_DOSSIERS, description: 'Ids of dossiers of one organisation.' })
  readonly dossiers!: string[];
  @MomentField({ description: 'From when on it is about; dossiers are shown whole.' }) readonly from!: Moment;
  @MomentField() readonly until!: Moment;
  @OneOf(INQUIRERS, { optional: true, description: 'Default `ap`.' }) readonly inquirer?: Inquirer;
  @Text({ max: 500, description: 'Who asks, and by which letter.' }) readonly askedBy!: string;
  @RegisterTextField({ max: 2_000, description: 'On which ground it is asked and answered.' })
  readonly ground!: string;
  @NestedList(() => OmissionBody, {
    max: MOST_OMISSIONS,
    optional: true,
    description: 'Texts whose keys stay here; codes, moments and decisions are always shown.',
  })
  readonly omitted?: OmissionBody[];
  @ListOfUuids({
    min: 1,
    max: 50,
    optional: true,
    description: 'Actor ids of the auditors for whom it is open; absent: all of the organisation.',
  })
  readonly auditors?: string[];
}

/** Of an act that says everything by its address. */
export class InquiryActBody {
  @Flag({ optional: true, description: 'Says nothing more than the act itself: may be left out.' })
  readonly confirmed?: boolean;
}

export class BundleDeliveryBody {
  @Sha256Field({ description: 'Of the bundle: its `manifest`.' }) readonly manifest!: string;
  @MomentField({ notInFuture: true }) readonly deliveredAt!: Moment;
  @OneOf(DELIVERIES) readonly how!: Delivery;
  @Text({ max: 500, description: 'To whom.' }) readonly to!: string;
}

/** What a body asks, with what it leaves unsaid. */
export function inquiryIn({
  inquirer,
  askedBy,
  omitted,
  dossiers,
  auditors,
  ...body
}: InquiryBody): InquiryAsked {
  const { from, until, ground } = body;
  return {
    ...{ from, until, ground },
    dossiers: [...new Set(dossiers)],
    inquirer: inquirer ?? 'ap',
    askedBy: personal('staff', askedBy),
    omitted: (omitted ?? []).map(({ dossier, revision, pointer, scope, ground: why }) => ({
      dossier,
      ...(revision !== undefined && { revision }),
      ...(pointer !== undefined && { pointer }),
      ...(scope !== undefined && { scope }),
      ground: why,
    })),
    ...(auditors && { auditors }),
  };
}
