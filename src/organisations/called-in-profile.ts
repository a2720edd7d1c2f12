import type { OrganisationProfile } from './organisation-profile.js';

type Names = Pick<OrganisationProfile, 'systems' | 'processingActivities' | 'recipients'>;

interface Involved {
  readonly processingActivity?: string;
  readonly system?: string;
  readonly processor?: string;
}

/** What a profile has to choose from, each as it is called in both languages. */
export function namesInProfile({
  systems,
  processingActivities,
  recipients,
}: Names): Readonly<Record<keyof Involved, readonly { readonly nl: string; readonly en: string }[]>> {
  return {
    processingActivity: processingActivities,
    system: systems,
    // Where a document does not say what a recipient is, it may be a processor.
    processor: recipients
      .filter(({ role }) => role !== 'controller')
      .map(({ name }) => ({ nl: name, en: name })),
  };
}

/** The same, by the Dutch name of the profile wherever it is one of these: what is the same is called the same. */
export function calledInProfile(profile: Names, involved: Involved): Involved {
  const names = namesInProfile(profile);
  return Object.fromEntries(
    Object.entries(involved as Record<keyof Involved, string | undefined>).flatMap(([what, text]) => {
      if (text === undefined) return [];
      const said = text.trim().toLowerCase();
      const one = names[what as keyof Involved].find(({ nl, en }) =>
        [nl, en].some((name) => name.toLowerCase() === said),
      );
      return [[what, one?.nl ?? text.trim()]];
    }),
  );
}
