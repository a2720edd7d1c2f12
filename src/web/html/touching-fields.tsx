import { LONGEST_NAME } from '../../breach/contract/touching.parameters.js';
import { INCIDENT_TYPES } from '../../law/ap-vocabulary.js';
import type { Language } from '../../law/sentence.js';
import { namesInProfile } from '../../organisations/called-in-profile.js';
import type { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { SelectField, TextField, type Filled } from './form.js';

/** What profiles have to choose from; something else can be asked too. */
export interface NamesToAsk {
  readonly system: readonly string[];
  readonly processor: readonly string[];
}

/** @param slugs of the organisations that may be asked for */
export function namesToAsk(profiles: OrganisationProfiles, slugs: Iterable<string>): NamesToAsk {
  const found = [...slugs].map((slug) => {
    const profile = profiles.find(slug);
    return profile === undefined ? undefined : namesInProfile(profile);
  });
  // By their Dutch name, which is what a dossier has.
  const names = (what: keyof NamesToAsk): readonly string[] =>
    [...new Set(found.flatMap((one) => one?.[what].map(({ nl }) => nl) ?? []))].toSorted();
  return { system: names('system'), processor: names('processor') };
}

export const incidentTypesIn = (language: Language): readonly (readonly [value: string, label: string])[] =>
  optionsOf(INCIDENT_TYPES, wordsIn(language).lists.incidentTypes);

/** What happened, what it touches, and where: part of a form that filters a list, by the names of its address. */
export function TouchingFields({
  filled,
  language,
  all,
  names,
}: {
  readonly filled: Filled;
  readonly language: Language;
  /** What is chosen where nothing is. */
  readonly all: readonly [value: '', label: string];
  readonly names: NamesToAsk;
}) {
  const { filters: words } = wordsIn(language);
  const name = { max: LONGEST_NAME, filled };
  return (
    <>
      <SelectField
        name="wat"
        label={words.incidentType}
        options={[all, ...incidentTypesIn(language)]}
        filled={filled}
      />
      <TextField name="systeem" label={words.system} suggestions={names.system} {...name} />
      <TextField name="verwerker" label={words.processor} suggestions={names.processor} {...name} />
      <TextField name="plaats" label={words.location} {...name} />
    </>
  );
}
