import type { ComponentChildren } from 'preact';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { ReportingLanguage } from '../words/reporting-language.js';
import { textsOfProfile } from './texts-of-profile.js';
import { WhomToCall } from './whom-to-call.js';

/** Whom to call before anything is filled in: it stands out once somebody says there is danger, and goes when he says there is none. */
export function Danger(props: {
  readonly profile: OrganisationProfile;
  readonly language: ReportingLanguage;
  /** The question itself. */
  readonly children: ComponentChildren;
}) {
  const words = props.language.words.report.danger;
  const { texts, written } = textsOfProfile(props.profile, props.language);
  return (
    <div class="lw-asks-danger">
      {props.children}
      <div class="lw-in-danger">
        <WhomToCall profile={props.profile} language={props.language} whom={words.whom} />
        <p>{words.briefly}</p>
        <p {...written}>{texts.inDanger}</p>
      </div>
    </div>
  );
}
