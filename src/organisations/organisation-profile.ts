import * as z from 'zod';
import { DATA_CATEGORIES, SPECIAL_CATEGORIES, SUBJECT_GROUPS } from '../law/ap-vocabulary.js';
import { NAMEABLE_KINDS, NIS2_SCOPES } from '../law/term/other-duties.js';
import { STEP_CHANNELS, STEP_FUNCTIONS } from '../law/term/on-call-ladder.js';
import { DOCUMENTED_PATHS } from './documented-path.js';
import {
  actorId,
  bilingual,
  contact,
  day,
  id,
  languageCode,
  list,
  listById,
  numberBetween,
  phone,
  slug,
  mapping,
  text,
  textLike,
  textsByKey,
  timeOfDay,
} from './profile-fields.js';
import { organisationPromise } from './promise.js';

/** The term of Art. 33(1): a margin as long as the term would warn at the moment of awareness itself. */
const TERM_HOURS = 72;

const hours = numberBetween(0, TERM_HOURS);

/** The document the facts were read from. */
const profileDocument = mapping({
  title: text,
  /** File name of the document among the seeds. */
  seed: textLike(/^[\w.-]+$/, 'must be a file name').exactOptional(),
  /** `YYYY-MM-DD`, where the document itself says so. */
  lastChanged: day.exactOptional(),
});

/** Functionaris voor gegevensbescherming, Art. 37–39. */
const dataProtectionOfficer = mapping({
  name: text.exactOptional(),
  contact: contact.exactOptional(),
  /** Number under which the FG is registered with the AP. */
  apRegistrationNumber: text.exactOptional(),
});

const decider = mapping({
  /** What the deciding body or person is called on screens and letters, e.g. `RvB`. */
  title: text,
  /** The words of the document. */
  statedAs: text,
  /** What the document lets him decide: AP notifications as such, or only the processing as a whole. */
  statedFor: z.enum(['ap-notification', 'processing']),
});

const mandates = mapping({
  /** Whether a standing mandate for record-only cases may be granted here; who holds it is in the log. */
  standingRecordOnly: z.boolean().default(false),
  emergency: mapping({
    /** Hours left before the deadline at which the emergency mandate opens. */
    marginHours: hours,
    /** Minutes between two attempts to reach the board that open it too; absent: half an hour. */
    attemptsApartMinutes: numberBetween(0, 24 * 60).exactOptional(),
  }).default({ marginHours: 12 }),
});

/** Who is called when somebody may be in danger; the first also hears of every report. */
const onCallStep = mapping({
  /** By which alarms name it: it stays when its people change. */
  id,
  /** What the organisation calls it, such as "achterwacht". */
  role: text,
  function: z.enum(STEP_FUNCTIONS),
  /** Actor id of who it is, where that is always the same person: then he is never called about himself. */
  person: actorId.exactOptional(),
  contact,
  /** In which ways; absent: in every one that the contact allows. */
  channels: list(z.enum(STEP_CHANNELS))
    .refine((channels) => channels.length > 0, 'must hold at least one channel')
    .exactOptional(),
  /** Minutes without an answer after which this step is tried. */
  afterMinutes: numberBetween(-1, TERM_HOURS * 60),
});

/** By the Dutch clock, on working days. */
const officeHours = mapping({ from: timeOfDay, until: timeOfDay }).refine(
  ({ from, until }) => from < until,
  'must end after it begins',
);

/** A group of people whose data the organisation holds, and what the AP's form (7.1) calls them. */
const subjectGroup = mapping({ id, label: bilingual, apGroups: list(z.enum(SUBJECT_GROUPS)) });

/** A row of the matrix data × people. */
const dataCategory = mapping({
  id,
  label: bilingual,
  /** What the AP's form calls it: 6.1. */
  apData: list(z.enum(DATA_CATEGORIES)),
  /** Special categories among it, Art. 9(1): 6.2 of the form. */
  apSpecial: list(z.enum(SPECIAL_CATEGORIES)).default([]),
  /** Ids of the subject groups of whom it is held. */
  subjects: list(id),
  remark: text.exactOptional(),
});

const recipient = mapping({
  name: text,
  role: z.enum(['processor', 'controller', 'not-stated']),
  purpose: bilingual.exactOptional(),
});

/** Who helps people nearby when they do not feel safe, beside the police: Veilig Thuis, for one. */
const localHelp = mapping({ name: text, phone: phone.exactOptional() });

const retention = mapping({
  /** Years that the register of breaches is kept after a dossier is closed; Art. 33(5) sets no term: practice in care. */
  registerYearsAfterClosing: numberBetween(0, 100).default(5),
  /** Days that the list of people concerned is kept after a dossier is closed (Art. 5(1)(e) GDPR); absent: ninety. */
  affectedPeopleDaysAfterClosing: numberBetween(0, 366 * 5).exactOptional(),
  /** The terms of the organisation's own files: not those of the register. */
  files: listById(
    mapping({
      id,
      what: bilingual,
      /** ISO 8601, e.g. `P15Y`; absent where the document gives no term. */
      term: textLike(/^P\d+[YMWD]$/, 'must be an ISO 8601 term such as P15Y').exactOptional(),
      /** From when it counts, and exceptions. */
      remark: text.exactOptional(),
    }),
  ).default([]),
});

/** What a reporter reads, in Lekwacht's own words; `phone 112` is the only number in it. */
const reporterTexts = mapping({
  intro: text,
  /** The first line of the advice to whoever reports. */
  inDanger: textLike(/\b112\b/, 'must say that 112 is called'),
  whatHappensNext: text,
});

const marginsLargestFirst = list(hours)
  .refine((margins) => margins.length > 0, 'must hold at least one margin')
  .refine(
    (margins) => margins.every((margin, index) => index === 0 || margin < (margins[index - 1] ?? 0)),
    'must go from the largest to the smallest, each once',
  );

/** A profile as it is written; a default is what Lekwacht takes where an organisation sets nothing. */
export const organisationProfile = mapping({
  slug,
  name: text,
  document: profileDocument,
  restsOnRepealedLaw: text.exactOptional(),
  legalBasisNote: text.exactOptional(),
  legalForm: text.exactOptional(),
  address: text.exactOptional(),
  kvk: textLike(/^\d{8}$/, 'must be the eight digits of a KvK number, as text').exactOptional(),
  sector: bilingual.exactOptional(),
  website: textLike(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name').exactOptional(),
  /** Slug of the profile this organisation took over from. */
  successorOf: slug.exactOptional(),
  /** Present though empty where the document speaks of an FG and says nothing more. */
  fg: dataProtectionOfficer.exactOptional(),
  decider: decider.exactOptional(),
  mandates: mandates.prefault({}),
  /** Remaining hours at which a warning is raised, largest first. */
  warningMarginsHours: marginsLargestFirst.default([48, 24, 12, 4, 1]),
  /** Days after which an incomplete notification to the AP is brought to mind, again and again. */
  supplementReminderDays: numberBetween(0, 366).default(7),
  /** Minutes within which something must have been done when somebody may be in danger. */
  safetyTermMinutes: numberBetween(0, 24 * 60).default(30),
  /** Whether people live or hide here: then danger that nobody excluded is treated as danger. */
  sheltersPeople: z.boolean().exactOptional(),
  /** Whom else the organisation may have to tell: absent where nobody said. */
  otherDuties: mapping({
    nis2: z.enum(NIS2_SCOPES).exactOptional(),
    kinds: list(z.enum(NAMEABLE_KINDS)).default([]),
  }).exactOptional(),
  /** Where people can report, beside Lekwacht itself. */
  reportingContacts: contact.default({}),
  onCallLadder: listById(onCallStep).default([]),
  /** When FG and board hear of what can wait; absent: from eight to six. */
  officeHours: officeHours.exactOptional(),
  /** Days on which the organisation is closed, beside the public holidays. */
  holidays: list(day).exactOptional(),
  localHelp: list(localHelp).exactOptional(),
  subjectGroups: listById(subjectGroup).default([]),
  dataCategories: listById(dataCategory).default([]),
  systems: list(bilingual).default([]),
  processingActivities: list(bilingual).default([]),
  /** Everyone who gets data, processors included (Art. 4(9)). */
  recipients: list(recipient).default([]),
  retention: retention.prefault({}),
  /** In which people can report here; beyond these two, those that this installation has the words of. */
  languages: list(languageCode).default(['nl', 'en']),
  /** In a language where they are not, people read them in English or Dutch. */
  reporterTexts: z.object({ nl: reporterTexts, en: reporterTexts }).catchall(reporterTexts).readonly(),
  promises: listById(organisationPromise).default([]),
  /** Where in the document each of these stands. */
  statedIn: textsByKey(DOCUMENTED_PATHS),
  /** What the document does not give: shown as "not stated", never guessed. */
  notStated: list(z.enum(DOCUMENTED_PATHS)),
  /** What a reader of the document should know, e.g. where it contradicts itself. */
  remarks: list(text).default([]),
});

/**
 * One organisation as Lekwacht serves it: plain JSON data, frozen. What its documents do not state is absent and
 * listed in `notStated`; defaults of Lekwacht (margins, mandates, register term) are always filled in.
 */
export type OrganisationProfile = z.infer<typeof organisationProfile>;
