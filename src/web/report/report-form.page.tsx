import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_GROUPS,
} from '../../law/ap-vocabulary.js';
import { REPORTED_RECIPIENTS, REPORTER_KINDS, YES_NO_UNKNOWN } from '../../breach/domain/report.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import {
  Choice,
  FaultSummary,
  Fields,
  MomentField,
  SelectField,
  TextArea,
  TextField,
  type Filled,
} from '../html/form.js';
import { page } from '../html/page.js';
import { optionsOf } from '../words/list-words.js';
import { COUNTS } from './report-form.js';
import { Danger } from './danger.js';
import { Group } from './group.js';
import { footerOf, linkTo, otherLanguages } from './links.js';
import type { Reader } from './reader.js';
import { textsOfProfile } from './texts-of-profile.js';

/** What a person means to know stands first, and what nobody has to know last. */
const DATA = [
  ...[...DATA_CATEGORIES.filter((one) => one !== 'unknown' && one !== 'other'), ...SPECIAL_CATEGORIES],
  ...(['other', 'unknown'] as const),
];
/** Where people hide, what matters most is whether it says where. */
const DATA_OF_SHELTER = ['address' as const, ...DATA.filter((one) => one !== 'address')];
/** Who brings danger is seen first. */
const RECIPIENTS = [...REPORTED_RECIPIENTS].sort(
  (one, other) => Number(other === 'threatening-person') - Number(one === 'threatening-person'),
);
/** The button that changes the language sends it. */
const FORM = 'melding';

export interface ReportFormProps {
  readonly profile: OrganisationProfile;
  readonly reader: Reader;
  readonly filled: Filled;
  /** Makes a repeat the same report. */
  readonly submission: string;
  /** The text seems to name somebody: it is asked once whether that has to be. */
  readonly isWarned?: boolean;
  /** This very form was sent before, with something else in it. */
  readonly wasSent?: boolean;
}

export function reportFormPage(props: ReportFormProps): string {
  const { profile, reader, filled, submission, isWarned = false, wasSent = false } = props;
  const { language } = reader;
  const all = language.words;
  const words = all.report;
  const { texts, written } = textsOfProfile(profile, language);
  const title = words.title({ organisation: profile.name });
  const action = linkTo(profile.slug, language);
  const range = ([min, max]: (typeof COUNTS)[number]): readonly [string, string] => {
    const number = (n: number): string => n.toLocaleString(language.code);
    if (max === undefined) return [`${min}-`, words.subjectCount.orMore({ from: number(min) })];
    return [
      `${min}-${max}`,
      min === max ? '1' : words.subjectCount.range({ from: number(min), to: number(max) }),
    ];
  };
  const field = (name: string, label: string, hint?: string) => ({
    ...{ name, label, filled },
    ...(hint !== undefined && { hint }),
  });
  const needed = (name: string, label: string, hint?: string) =>
    field(name, `${label} (${all.needed})`, hint);
  return page({
    ...{ language, title, name: profile.name, canLeave: true, typedIn: FORM },
    ...{ isFaulty: filled.faults.size > 0, footer: footerOf(profile, language), footerInNewTab: true },
    otherLanguages: otherLanguages(reader, (other) => linkTo(profile.slug, other)),
    children: (
      <>
        <FaultSummary filled={filled} title={all.faultsTitle} hint={all.faultsHint} />
        <h1 class="utrecht-heading-1">{title}</h1>
        <p class="utrecht-paragraph" {...written}>
          {texts.intro}
        </p>
        {wasSent && (
          <div class="lw-danger" role="alert">
            <p>{words.sentBefore}</p>
          </div>
        )}
        <form id={FORM} method="post" action={action} autocomplete="off" novalidate data-once>
          <input type="hidden" name="submission" value={submission} />
          {isWarned && (
            <div class="lw-danger" role="alert">
              <h2 class="utrecht-heading-2">{words.warning.title}</h2>
              <p>{words.warning.text}</p>
              <div class="lw-option">
                <input type="checkbox" id="f-lookedAt" name="lookedAt" value="yes" />
                <label for="f-lookedAt">{words.warning.confirm}</label>
              </div>
            </div>
          )}
          <Danger profile={profile} language={language}>
            <Choice
              {...field('safetyRisk', words.danger.legend, words.danger.hint)}
              options={optionsOf(YES_NO_UNKNOWN, all.lists.yesNoUnknown)}
            />
          </Danger>
          <p class="utrecht-paragraph">{words.noAccount}</p>
          <p class="utrecht-paragraph">{words.confidential}</p>
          <TextArea {...needed('description', words.description.label, words.description.hint)} rows={5} />
          <Choice
            {...needed('reporter.kind', words.reporterKind.legend)}
            options={optionsOf(REPORTER_KINDS, words.reporterKind.kinds)}
          />
          <TextField
            {...field('reporter.phone', words.contact.call, words.contact.callHint)}
            type="tel"
            max={50}
          />
          <h2 class="utrecht-heading-2">{words.rest}</h2>
          <p>{words.restHint}</p>
          <button class="utrecht-button utrecht-button--secondary-action" type="submit">
            {words.sendNow}
          </button>
          <Choice
            {...field('incidentType', words.incidentType.legend, words.incidentType.hint)}
            options={optionsOf(INCIDENT_TYPES, all.lists.incidentTypes)}
            tiles
          />
          <Group
            {...{ title: words.data.group, filled }}
            names={['recipient.kind', 'dataCategories', 'subjectGroups', 'subjectCount']}
          >
            <Choice
              {...field('recipient.kind', words.recipient.legend)}
              options={optionsOf(RECIPIENTS, words.recipient.kinds)}
            />
            <Choice
              {...field('dataCategories', words.data.legend, words.data.hint)}
              options={optionsOf(profile.sheltersPeople === true ? DATA_OF_SHELTER : DATA, {
                ...all.lists.data,
                ...{ address: words.data.address, health: words.data.health },
              })}
              many
              tiles
            />
            <Choice
              {...field('subjectGroups', words.subjectGroups.legend, words.subjectGroups.hint)}
              options={optionsOf(SUBJECT_GROUPS, all.lists.subjectGroups)}
              many
              tiles
            />
            <SelectField
              {...field('subjectCount', words.subjectCount.label)}
              options={[['', all.unknownChoice], ...COUNTS.map(range)]}
            />
          </Group>
          <Group
            {...{ title: words.more, filled }}
            names={[
              ...['discoveredAt', 'discoveredAt.day', 'discoveredAt.time', 'occurredFrom', 'occurredUntil'],
              ...['system', 'location', 'measuresTaken', 'earlierReport'],
            ]}
          >
            <MomentField
              {...field('discoveredAt', words.discovered.legend, words.discovered.hint)}
              words={words.discovered}
            />
            <div class="lw-row">
              <TextField {...field('occurredFrom', words.occurredFrom)} type="date" />
              <TextField {...field('occurredUntil', words.occurredUntil)} type="date" />
            </div>
            <TextField {...field('system', words.system)} max={1_000} />
            <TextField {...field('location', words.location)} max={1_000} />
            <TextArea {...field('measuresTaken', words.measuresTaken.label)} />
            <TextField {...field('earlierReport', words.earlierReport)} max={100} />
          </Group>
          <Group title={words.aboutHandler.group} names={['aboutHandler']} filled={filled}>
            <Choice
              {...field('aboutHandler', words.aboutHandler.legend, words.aboutHandler.hint)}
              options={[
                ['yes', words.aboutHandler.yes],
                ['no', words.aboutHandler.no],
              ]}
            />
          </Group>
          <Fields legend={words.contact.legend}>
            <TextField {...field('reporter.name', words.contact.name)} max={200} />
            <TextField {...field('reporter.jobTitle', words.contact.jobTitle)} max={200} />
            <TextField {...field('reporter.email', words.contact.email)} type="email" max={254} />
            <Choice
              {...field('reporter.readsAlone', words.contact.reads.legend, words.contact.reads.hint)}
              options={[['yes', words.contact.reads.alone]]}
              many
            />
            <TextField {...field('reporter.reachableUntil', words.contact.until)} type="time" />
          </Fields>
          <Group
            title={words.contactPerson.group}
            names={['name', 'jobTitle', 'phone', 'email'].map((name) => `contactPerson.${name}`)}
            filled={filled}
          >
            <TextField {...field('contactPerson.name', words.contactPerson.name)} max={200} />
            <TextField {...field('contactPerson.jobTitle', words.contactPerson.jobTitle)} max={200} />
            <TextField {...field('contactPerson.phone', words.contact.phone)} type="tel" max={50} />
            <TextField {...field('contactPerson.email', words.contact.email)} type="email" max={254} />
          </Group>
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.send}
          </button>
        </form>
      </>
    ),
  });
}
