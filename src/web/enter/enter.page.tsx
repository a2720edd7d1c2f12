import type { ComponentChildren } from 'preact';
import { YES_NO_UNKNOWN } from '../../breach/domain/report.js';
import { EntryBody } from '../../intake/entry.body.js';
import type { Language } from '../../law/sentence.js';
import { fieldShapes } from '../../platform/http/field-shapes.js';
import { ActFields, type Options } from '../acts/act-fields.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice, FaultSummary, type Filled } from '../html/form.js';
import { optionsOf } from '../words/list-words.js';
import { Group } from '../report/group.js';
import { wordsIn } from '../words/words.js';

export const ENTER = '/desk/enter';

export interface EnterPageProps {
  readonly filled: Filled;
  /** Makes a repeat the same entry. */
  readonly submission: string;
  /** Where the reader may enter a report. */
  readonly organisations: OrganisationNames;
  /** What their profiles have to choose from, by the name of the field. */
  readonly inProfile: Readonly<Record<string, Options>>;
  readonly language: Language;
}

const under = (place: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `${place}.${name}`);

/** First what is needed, and what may not wait. */
const FIRST = ['report.description', 'report.reporter.kind', 'channel', 'firstContactAt'];
const GROUPS = {
  who: [
    ...under('report.reporter', 'name', 'jobTitle', 'phone', 'email', 'onBehalfOf'),
    ...under('report.contactPerson', 'name', 'jobTitle', 'phone', 'email'),
  ],
  number: ['number', 'source', 'report.earlierReport'],
  when: under('report', 'discoveredAt', 'firstSignalAt', 'occurredFrom', 'occurredUntil', 'ongoing'),
  what: [
    ...under('report', 'incidentType', 'dataCategories', 'subjectGroups'),
    ...under('report.subjectCount', 'min', 'max'),
    'report.recipient.kind',
  ],
  where: [
    ...under('involved', 'processingActivity', 'system', 'processor'),
    ...under('report', 'system', 'location'),
    ...under('report.processor', 'name', 'awareAt'),
    'report.measuresTaken',
  ],
  hidden: ['report.aboutHandler'],
} as const;

const SHAPES = new Map(fieldShapes(EntryBody).map((shape) => [shape.name, shape]));

/** What came in otherwise, written down by whoever heard or read it: what is needed stands open, the rest is folded. */
export function enterPage(props: EnterPageProps): DeskPage {
  const { filled, submission, organisations, inProfile, language } = props;
  const all = wordsIn(language);
  const words = all.enter;
  const fields = (names: readonly string[]): ComponentChildren => (
    <ActFields
      unmarked
      shapes={names.flatMap((name) => SHAPES.get(name) ?? [])}
      act={words}
      words={all}
      filled={filled}
      subjects={{ ...inProfile, organisations: [...organisations] }}
    />
  );
  return deskPage({
    ...{ language, title: words.title, place: 'desk', address: ENTER },
    isFaulty: filled.faults.size > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage('/desk', language)}>
            {words.toDesk}
          </a>
        </p>
        <FaultSummary filled={filled} title={all.faultsTitle} hint={all.faultsHint} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <form method="post" action={inLanguage(ENTER, language)} autocomplete="off" data-once>
          <input type="hidden" name="submission" value={submission} />
          {organisations.size === 1
            ? [...organisations.keys()].map((slug) => (
                <input type="hidden" name="organisations" value={slug} key={slug} />
              ))
            : fields(['organisations'])}
          <Choice
            name="report.safetyRisk"
            {...words.fields['report.safetyRisk']}
            filled={filled}
            options={optionsOf(YES_NO_UNKNOWN, all.lists.yesNoUnknown)}
          />
          {fields(FIRST)}
          <p>{words.rest}</p>
          {Object.entries(GROUPS).map(([group, names]) => (
            <Group
              key={group}
              title={words.groups[group as keyof typeof GROUPS]}
              names={names.flatMap((name) => [name, `${name}.day`, `${name}.time`])}
              filled={filled}
            >
              {fields(names)}
            </Group>
          ))}
          <p>
            <button class="utrecht-button utrecht-button--primary-action" type="submit">
              {words.submit}
            </button>
          </p>
        </form>
      </>
    ),
  });
}
