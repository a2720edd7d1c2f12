/** The closed lists whose words stand in a file of the register. */
export const CODE_LISTS = [
  'statuses',
  'channels',
  'reporterKinds',
  'yesNoUnknown',
  'recipients',
  'bases',
  'organisationRoles',
  'awareAfterDiscovery',
  'interestsOfChild',
  'proposed',
  'functions',
  'supervisors',
  'natures',
  'incidentTypes',
  'data',
  'subjectGroups',
  'protections',
  'dataHolders',
  'recipientTrusts',
  'findings',
  'deletions',
  'subjectConsequences',
  'organisationConsequences',
  'severities',
  'risks',
  'outcomes',
  'grounds',
  'opinions',
  'mandates',
  'mandateOpenings',
  'boardAnswers',
  'heardBy',
  'notificationKinds',
  'matterKinds',
  'matterSources',
  'noticeMeans',
  'covers',
  'measureKinds',
  'corrected',
  'correctedFields',
  'endings',
  'turns',
  'reopeningCauses',
  'roles',
  'dismissalGrounds',
  'flags',
  'terms',
  'booleans',
  'lawVersions',
] as const;
export type CodeList = (typeof CODE_LISTS)[number];

/**
 * What the codes of the register are called in Dutch, as its readers see them on screen: whoever has the dictionary
 * gives them (ADR 32).
 */
export abstract class RegisterWords {
  abstract readonly lists: Readonly<Record<CodeList, Readonly<Record<string, string>>>>;
}
