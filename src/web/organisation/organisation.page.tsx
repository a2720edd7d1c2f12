import { isAtOnce, PROFILE_PARTS, type ProfilePart } from '../../organisations/profile-part.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { FaultSummary, type Filled } from '../html/form.js';
import { momentOf } from '../html/moments.js';
import { OrganisationChoice } from '../html/organisation-choice.js';
import { Who } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import { ChangePart } from './change-part.js';
import type { OrganisationDesk } from './organisation-desk.service.js';
import { organisationPath, type OrganisationDone } from './organisation-question.js';
import { ShownPart } from './shown-part.js';
import { WaitingChanges } from './waiting-changes.js';

interface OrganisationPageProps {
  readonly desk: OrganisationDesk;
  readonly done?: OrganisationDone | undefined;
  /** The form that came back, and of which part it is. */
  readonly returned?: { readonly part: ProfilePart; readonly filled: Filled };
  /** Why a button did not do what it says. */
  readonly refused?: string;
}

/** What of a profile can be changed while the desk runs: what counts, what waits, and what was changed by whom. */
export function organisationPage({ desk, done, returned, refused }: OrganisationPageProps): DeskPage {
  const { language, organisation, organisations } = desk;
  const all = wordsIn(language);
  const words = all.organisation;
  const faults: Filled = returned?.filled ?? {
    values: {},
    faults: new Map(refused === undefined ? [] : [['', refused]]),
  };
  return deskPage({
    ...{ language, title: words.title(organisation.name), place: 'organisation' },
    ...{ address: organisationPath(organisation.slug), isFaulty: faults.faults.size > 0 },
    children: (
      <>
        <OrganisationChoice
          {...{ label: words.organisations, organisations, shown: organisation.slug }}
          hrefOf={(slug) => inLanguage(organisationPath(slug), language)}
        />
        <FaultSummary filled={faults} title={all.faultsTitle} hint={all.faultsHint} />
        {done !== undefined && (
          <p class="lw-note" role="status">
            {words.done[done]}
          </p>
        )}
        <p class="utrecht-paragraph">{words.intro}</p>
        <WaitingChanges desk={desk} />
        {PROFILE_PARTS.map((part) => (
          <Part
            key={part}
            {...{ desk, part }}
            filled={returned?.part === part ? returned.filled : undefined}
          />
        ))}
        <Changes desk={desk} />
      </>
    ),
  });
}

interface PartProps {
  readonly desk: OrganisationDesk;
  readonly part: ProfilePart;
  readonly filled?: Filled | undefined;
}

function Part({ desk, part, filled }: PartProps) {
  const { language, profile, mayDo } = desk;
  const words = wordsIn(language).organisation;
  const value = (profile as Readonly<Partial<Record<ProfilePart, unknown>>>)[part];
  const waits = profile.waiting.some((one) => one.part === part);
  return (
    <section class="lw-panel">
      <h2 class="utrecht-heading-2">{words.parts[part]}</h2>
      {profile.fileDiffers.includes(part) && <p class="lw-hint">{words.fileDiffers}</p>}
      <ShownPart {...{ part, value, language }} />
      {waits && <p class="lw-hint">{words.waits}</p>}
      {!waits && mayDo(isAtOnce(part) ? 'profile.change' : 'profile.propose') && (
        <ChangePart {...{ desk, part, filled }} />
      )}
    </section>
  );
}

/** The newest first. */
function Changes({ desk }: { readonly desk: OrganisationDesk }) {
  const { language, profile, names } = desk;
  const words = wordsIn(language).organisation;
  return (
    <section>
      <h2 class="utrecht-heading-2">{words.history.title}</h2>
      {profile.changes.length === 0 && <p class="utrecht-paragraph">{words.history.none}</p>}
      <ul class="lw-lines">
        {profile.changes.toReversed().map(({ part, by, at, proposedBy }) => (
          <li key={`${at} ${part}`}>
            {momentOf(at, language)}: {words.parts[part]}, {words.history.by}{' '}
            <Who id={by} {...{ names, language }} />
            {proposedBy !== undefined && (
              <>
                {' '}
                ({words.history.proposedBy} <Who id={proposedBy} {...{ names, language }} />)
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
