/** Words of lists stand in sentences; what stands on a line of its own begins as a sentence does. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The values of a closed list, each with its word, for somebody to choose from. */
export const optionsOf = <K extends string>(
  values: readonly K[],
  words: Readonly<Record<K, string>>,
): readonly (readonly [value: K, label: string])[] =>
  values.map((value) => [value, capitalised(words[value])]);

/** A role that is no more keeps its own name. */
export const roleIn = (roles: Readonly<Record<string, string>>, role: string): string => roles[role] ?? role;
