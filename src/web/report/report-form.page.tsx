import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_GROUPS,
} from '../../law/ap-vocabulary.js';
import { REPORTED_RECIPIENTS, REPORTER_KINDS, YES_NO_UNKNOWN } from '../../breach/domain/report.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { Choice, FaultSummary, Fields, SelectField, TextArea, TextField, type Filled } from '../html/form.js';
import { page } from '../html/page.js';
import { optionsOf } from '../words/list-words.js';
import { COUNTS } from './report-form.js';
import { footerOf, linkTo, otherLanguages } from './links.js';
import type { Reader } from './reader.js';
import { textsOfProfile } from './texts-of-profile.js';

/** What a person means to know stands first, and what nobody has to know last. */
const DATA = [
  ...DATA_CATEGORIES.filter((one) => one !== 'unknown' && one !== 'other'),
  ...SPECIAL_CATEGORIES,
];

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
  const { texts, written, isOwn } = textsOfProfile(profile, language);
  const { phone } = profile.reportingContacts;
  const title = words.title({ organisation: profile.name });
  const action = linkTo(profile.slug, language);
  const range = ([min, max]: readonly [number, number]): readonly [string, string] => {
    const number = (n: number): string => n.toLocaleString(language.code);
    return [
      `${min}-${max}`,
      min === max ? '1' : words.subjectCount.range({ from: number(min), to: number(max) }),
    ];
  };
  const field = (name: string, label: string, hint?: string) => ({
    ...{ name, label, filled },
    ...(hint !== undefined && { hint }),
  });
  return page({
    ...{ language, title, name: profile.name, canLeave: true },
    ...{ isFaulty: filled.faults.size > 0, footer: footerOf(profile, language) },
    otherLanguages: otherLanguages(reader, (other) => linkTo(profile.slug, other)),
    children: (
      <>
        <FaultSummary filled={filled} title={all.faultsTitle} hint={all.faultsHint} />
        <h1 class="utrecht-heading-1">{title}</h1>
        <p class="utrecht-paragraph" {...written}>
          {texts.intro}
        </p>
        <p class="utrecht-paragraph">
          {words.noAccount} {words.confidential}
        </p>
        {phone !== undefined && (
          <p class="utrecht-paragraph">
            <a class="utrecht-link" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
              {words.call({ phone })}
            </a>
          </p>
        )}
        {wasSent && (
          <div class="lw-danger" role="alert">
            <p>{words.sentBefore}</p>
          </div>
        )}
        <form method="post" action={action} autocomplete="off" novalidate data-once>
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
          <Choice
            {...field('safetyRisk', words.danger.legend, words.danger.hint)}
            options={optionsOf(YES_NO_UNKNOWN, all.lists.yesNoUnknown)}
          />
          <div class="lw-danger">
            {!isOwn && <p>{all.poster.danger}</p>}
            <p {...written}>{texts.inDanger}</p>
          </div>
          <Choice
            {...field('aboutHandler', words.aboutHandler.legend, words.aboutHandler.hint)}
            options={[
              ['yes', words.aboutHandler.yes],
              ['no', words.aboutHandler.no],
            ]}
          />
          <TextArea {...field('description', words.description.label, words.description.hint)} rows={6} />
          <Choice
            {...field('reporter.kind', words.reporterKind.legend)}
            options={optionsOf(REPORTER_KINDS, words.reporterKind.kinds)}
          />
          <Choice
            {...field('incidentType', `${words.incidentType.legend} (${all.optional})`)}
            options={optionsOf(INCIDENT_TYPES, all.lists.incidentTypes)}
            tiles
          />
          <Fields legend={words.discovered.legend} hint={words.discovered.hint}>
            <div class="lw-row">
              <TextField {...field('discoveredAt.day', words.discovered.day)} type="date" />
              <TextField {...field('discoveredAt.time', words.discovered.time)} type="time" />
            </div>
          </Fields>
          <Choice
            {...field('subjectGroups', words.subjectGroups.legend)}
            options={optionsOf(SUBJECT_GROUPS, all.lists.subjectGroups)}
            many
            tiles
          />
          <SelectField
            {...field('subjectCount', words.subjectCount.label)}
            options={[['', all.unknownChoice], ...COUNTS.map(range)]}
          />
          <Choice
            {...field('dataCategories', words.data.legend, words.data.hint)}
            options={optionsOf([...DATA, 'other', 'unknown'] as const, all.lists.data)}
            many
            tiles
          />
          <Choice
            {...field('recipient.kind', words.recipient.legend)}
            options={optionsOf(REPORTED_RECIPIENTS, all.lists.recipients)}
          />
          <TextArea {...field('measuresTaken', `${words.measuresTaken.label} (${all.optional})`)} />
          <details class="lw-more" open={hasMore(filled)}>
            <summary>{words.more}</summary>
            <div class="lw-row">
              <TextField {...field('occurredFrom', words.occurredFrom)} type="date" />
              <TextField {...field('occurredUntil', words.occurredUntil)} type="date" />
            </div>
            <TextField {...field('system', words.system)} max={1_000} />
            <TextField {...field('location', words.location)} max={1_000} />
          </details>
          <Fields legend={words.contact.legend} hint={words.contact.hint}>
            <TextField {...field('reporter.name', words.contact.name)} max={200} />
            <TextField {...field('reporter.phone', words.contact.phone)} type="tel" max={50} />
            <TextField {...field('reporter.email', words.contact.email)} type="email" max={254} />
            <TextField {...field('reporter.reachableUntil', words.contact.until)} type="time" />
          </Fields>
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.send}
          </button>
        </form>
      </>
    ),
  });
}

/** What was filled in, or is wrong, is not folded away. */
function hasMore({ values, faults }: Filled): boolean {
  return ['occurredFrom', 'occurredUntil', 'system', 'location'].some(
    (name) => faults.has(name) || (values[name]?.[0] ?? '') !== '',
  );
}
