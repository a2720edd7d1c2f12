import type {
  CountRange,
  DataCategory,
  IncidentType,
  SpecialCategory,
  SubjectGroup,
} from '../../law/ap-vocabulary.js';
import { fields } from './fields.js';
import type { BreachReported, ReportedRecipient, ReporterKind, YesNoUnknown } from './report.js';

/** What the reporter stated, without the words in which he did: claims, shown beside what was found. */
interface Reported {
  readonly by: ReporterKind;
  readonly safetyRisk: YesNoUnknown;
  readonly incidentType?: IncidentType;
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  readonly subjectGroups?: readonly SubjectGroup[];
  readonly subjectCount?: CountRange;
  readonly recipient?: ReportedRecipient;
}

export interface ReportedFields {
  readonly reported: Reported;
}

/** For the register: a dossier that is read has the whole report. */
export const reported = fields<ReportedFields, BreachReported>({
  initial: {},
  on: {
    BreachReported: (_, { report }) => {
      const { reporter, safetyRisk, incidentType, dataCategories, subjectGroups, subjectCount, recipient } =
        report;
      return {
        reported: {
          by: reporter.kind,
          safetyRisk,
          ...(incidentType && { incidentType }),
          ...(dataCategories && { dataCategories }),
          ...(subjectGroups && { subjectGroups }),
          ...(subjectCount && { subjectCount }),
          ...(recipient && { recipient: recipient.kind }),
        },
      };
    },
  },
});
