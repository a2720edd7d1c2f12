import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import type { ProfileBook } from '../organisations/profile-book.js';
import { openedPart } from '../organisations/profile-change.js';
import {
  PARTS_CONFIRMED,
  partOf,
  PROFILE_PARTS,
  type PartValue,
  type PartValues,
  type ProfilePart,
} from '../organisations/profile-part.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import {
  Count,
  ManyOf,
  Nested,
  NestedList,
  OneOf,
  SlugField,
  UuidField,
} from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import { canonicalJson } from '../shared/canonical-json.js';
import type { Moment } from '../shared/moment.js';
import {
  ContactsBody,
  DeciderBody,
  LadderStepBody,
  MandatesBody,
  PromiseBody,
  RetentionBody,
} from './profile-change.body.js';
import type { ProfileSeen } from './profile-changes.service.js';

class ProposedPartsAnswer {
  @Nested(() => DeciderBody, { optional: true }) readonly decider?: DeciderBody;
  @Nested(() => MandatesBody, { optional: true }) readonly mandates?: MandatesBody;
  @NestedList(() => PromiseBody, { max: 1_000, optional: true }) readonly promises?: readonly PromiseBody[];
  @Nested(() => RetentionBody, { optional: true }) readonly retention?: RetentionBody;
}

class WaitingChangeAnswer extends ProposedPartsAnswer {
  @UuidField() readonly id!: string;
  @OneOf(PARTS_CONFIRMED) readonly part!: ProfilePart;
  @Words({ description: 'Opaque id of who proposed it.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
}

class CountingChangeAnswer {
  @OneOf(PROFILE_PARTS) readonly part!: ProfilePart;
  @Words({ description: 'Opaque id of who changed or confirmed it.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
  @Words({ optional: true, description: 'Opaque id of who proposed it, where somebody did.' })
  readonly proposedBy?: string;
}

/** The parts of a profile that can be changed while the desk runs. */
export class ProfileAnswer extends ProposedPartsAnswer {
  @SlugField() readonly organisation!: string;
  @Words() readonly name!: string;
  @Count({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'What a change names as `seen`.' })
  readonly revision!: number;
  @NestedList(() => LadderStepBody, { max: 1_000 }) readonly ladder!: readonly LadderStepBody[];
  @Nested(() => ContactsBody) readonly contacts!: ContactsBody;
  @ManyOf(PROFILE_PARTS, { description: 'Changed here: their file counts no more.' })
  readonly changedHere!: readonly ProfilePart[];
  @ManyOf(PROFILE_PARTS, { description: 'Of these the file says something else.' })
  readonly fileDiffers!: readonly ProfilePart[];
  @ListOf(() => WaitingChangeAnswer, { description: 'That wait for the board.' })
  readonly waiting!: readonly WaitingChangeAnswer[];
  @ListOf(() => CountingChangeAnswer, { description: 'The newest last.' })
  readonly changes!: readonly CountingChangeAnswer[];
}

export function profileAnswer({ content, book, file }: ProfileSeen): ProfileAnswer {
  const { slug: organisation, name, onCallLadder: ladder } = content;
  return {
    ...{ organisation, name, ladder, revision: Math.max(0, book.revision) },
    contacts: partOf(content, 'contacts') ?? { reportingContacts: {} },
    ...proposedParts(content),
    changedHere: PROFILE_PARTS.filter((part) => book.changes.some(({ change }) => change.part === part)),
    fileDiffers: partsThatDiffer(file, content),
    waiting: book.waiting.flatMap(({ id, change, by, at }) => {
      const opened = openedPart(change);
      return opened === undefined
        ? []
        : [{ id, part: change.part, by: by.id, at, [opened.part]: asWritten(opened) }];
    }),
    changes: changesIn(book),
  };
}

/** Parts of which the file says something else than what counts. */
function partsThatDiffer(file: OrganisationProfile, now: OrganisationProfile): readonly ProfilePart[] {
  const said = (profile: OrganisationProfile, part: ProfilePart): string =>
    canonicalJson(partOf(profile, part) ?? null);
  return PROFILE_PARTS.filter((part) => said(file, part) !== said(now, part));
}

function proposedParts(content: OrganisationProfile): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    PARTS_CONFIRMED.flatMap((part) => {
      const value = partOf(content, part);
      return value === undefined ? [] : [[part, asWritten({ part, value } as PartValue)]];
    }),
  );
}

/** As a body has it: whether a promise is used follows from its strictness. */
function asWritten({ part, value }: PartValue): unknown {
  return part === 'promises' ? value.map(withoutUse) : value;
}

const withoutUse = ({ used: _follows, ...written }: PartValues['promises'][number]): PromiseBody => written;

const changesIn = ({ changes }: ProfileBook): readonly CountingChangeAnswer[] =>
  changes.map(({ change, by, at, proposedBy }) => ({
    ...{ part: change.part, by: by.id, at },
    ...(proposedBy !== undefined && { proposedBy }),
  }));
