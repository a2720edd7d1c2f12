import { FACT_PATHS } from './fact-path.js';
import { DATA_CATEGORIES, SPECIAL_CATEGORIES, SUBJECT_GROUPS } from '../law/ap-vocabulary.js';
import type {
  DataProtectionOfficer,
  Decider,
  Mandates,
  OnCallStep,
  OrganisationProfile,
  ProfileDataCategory,
  ProfileDocument,
  ProfileSubjectGroup,
  Recipient,
  Retention,
  RetentionTerm,
} from './organisation-profile.js';
import {
  bilingual,
  contact,
  day,
  hours,
  id,
  marginsLargestFirst,
  reporterTexts,
  TERM_HOURS,
} from './profile-values.schema.js';
import { PROMISE_KINDS, STRICTNESSES, type OrganisationPromise } from './promise.js';
import { everyFactIsStatedOrListedAsNotStated } from './stated-facts.rule.js';
import {
  flag,
  list,
  listById,
  numberBetween,
  oneOf,
  optional,
  record,
  required,
  text,
  textsByKey,
  withDefault,
  type Report,
  type ShapeProblem,
} from './shape.js';

/** What Lekwacht takes where an organisation sets nothing; the register's term is the practice in care. */
const DEFAULTS = {
  mandates: { standingRecordOnly: false, emergency: { marginHours: 12 } },
  warningMarginsHours: [48, 24, 12, 4, 1],
  supplementReminderDays: 7,
  safetyTermMinutes: 30,
  registerYearsAfterClosing: 5,
} as const;

const shape = record<OrganisationProfile>({
  slug: required(id),
  name: required(text()),
  document: required(
    record<ProfileDocument>({
      title: required(text()),
      seed: optional(text(/^[\w.-]+$/, 'must be a file name')),
      lastChanged: optional(day),
    }),
  ),
  restsOnRepealedLaw: optional(text()),
  legalBasisNote: optional(text()),
  legalForm: optional(text()),
  address: optional(text()),
  kvk: optional(text(/^\d{8}$/, 'must be the eight digits of a KvK number, as text')),
  sector: optional(bilingual),
  website: optional(text(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name')),
  successorOf: optional(id),
  fg: optional(
    record<DataProtectionOfficer>({
      name: optional(text()),
      contact: optional(contact),
      apRegistrationNumber: optional(text()),
    }),
  ),
  decider: optional(
    record<Decider>({
      title: required(text()),
      statedAs: required(text()),
      statedFor: required(oneOf(['ap-notification', 'processing'])),
    }),
  ),
  mandates: withDefault(
    record<Mandates>({
      standingRecordOnly: withDefault(flag(), DEFAULTS.mandates.standingRecordOnly),
      emergency: withDefault(
        record<Mandates['emergency']>({ marginHours: required(hours) }),
        DEFAULTS.mandates.emergency,
      ),
    }),
    DEFAULTS.mandates,
  ),
  warningMarginsHours: withDefault(marginsLargestFirst, DEFAULTS.warningMarginsHours),
  supplementReminderDays: withDefault(numberBetween(0, 366), DEFAULTS.supplementReminderDays),
  safetyTermMinutes: withDefault(numberBetween(0, 24 * 60), DEFAULTS.safetyTermMinutes),
  reportingContacts: withDefault(contact, {}),
  onCallLadder: withDefault(
    list(
      record<OnCallStep>({
        role: required(text()),
        contact: required(contact),
        afterMinutes: required(numberBetween(-1, TERM_HOURS * 60)),
      }),
    ),
    [],
  ),
  subjectGroups: withDefault(
    listById(
      record<ProfileSubjectGroup>({
        id: required(id),
        label: required(bilingual),
        apGroups: required(list(oneOf(SUBJECT_GROUPS))),
      }),
    ),
    [],
  ),
  dataCategories: withDefault(
    listById(
      record<ProfileDataCategory>({
        id: required(id),
        label: required(bilingual),
        apData: required(list(oneOf(DATA_CATEGORIES))),
        apSpecial: withDefault(list(oneOf(SPECIAL_CATEGORIES)), []),
        subjects: required(list(id)),
        remark: optional(text()),
      }),
    ),
    [],
  ),
  systems: withDefault(list(bilingual), []),
  processingActivities: withDefault(list(bilingual), []),
  recipients: withDefault(
    list(
      record<Recipient>({
        name: required(text()),
        role: required(oneOf(['processor', 'controller', 'not-stated'])),
        purpose: optional(bilingual),
      }),
    ),
    [],
  ),
  retention: withDefault(
    record<Retention>({
      registerYearsAfterClosing: withDefault(numberBetween(0, 100), DEFAULTS.registerYearsAfterClosing),
      files: withDefault(
        listById(
          record<RetentionTerm>({
            id: required(id),
            what: required(bilingual),
            term: optional(text(/^P\d+[YMWD]$/, 'must be an ISO 8601 term such as P15Y')),
            remark: optional(text()),
          }),
        ),
        [],
      ),
    }),
    { registerYearsAfterClosing: DEFAULTS.registerYearsAfterClosing, files: [] },
  ),
  languages: withDefault(list(oneOf(['nl', 'en'])), ['nl', 'en']),
  reporterTexts: required(
    record<OrganisationProfile['reporterTexts']>({
      nl: required(reporterTexts),
      en: required(reporterTexts),
    }),
  ),
  promises: withDefault(
    listById(
      record<OrganisationPromise>({
        id: required(id),
        kind: required(oneOf(PROMISE_KINDS)),
        sentence: required(text()),
        source: required(text()),
        strictness: required(oneOf(STRICTNESSES)),
        used: required(flag()),
      }),
    ),
    [],
  ),
  statedIn: required(textsByKey(FACT_PATHS)),
  notStated: required(list(oneOf(FACT_PATHS))),
  remarks: withDefault(list(text()), []),
});

export type ReadProfile =
  { readonly profile: OrganisationProfile } | { readonly problems: readonly ShapeProblem[] };

/** Reads a parsed document as a profile, defaults filled in, or tells everything that is wrong with it. */
export function readOrganisationProfile(document: unknown): ReadProfile {
  const problems: ShapeProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const profile = shape(document, '', report);
  // The rules below compare fields with each other: they can only be asked of a whole profile.
  if (profile !== undefined && problems.length === 0) {
    everyFactIsStatedOrListedAsNotStated(profile, report);
    subjectsAreKnownGroups(profile, report);
    onlyStricterPromisesAreUsed(profile, report);
  }
  return profile === undefined || problems.length > 0 ? { problems } : { profile };
}

function subjectsAreKnownGroups(profile: OrganisationProfile, report: Report): void {
  profile.dataCategories.forEach(({ subjects }, row) => {
    subjects.forEach((subject, column) => {
      if (!profile.subjectGroups.some((group) => group.id === subject)) {
        report(
          `dataCategories[${row}].subjects[${column}]`,
          `"${subject}" is no subject group of this profile`,
        );
      }
    });
  });
}

function onlyStricterPromisesAreUsed(profile: OrganisationProfile, report: Report): void {
  profile.promises.forEach(({ strictness, used }, index) => {
    if (used !== (strictness === 'stricter')) {
      report(
        `promises[${index}].used`,
        'must be true for what is stricter than the law and false for the rest',
      );
    }
  });
}
