/** Art. 33 (notify the authority?) and Art. 34 (inform the people?) are decided separately. */
export const QUESTIONS = ['notify-authority', 'inform-people'] as const;
export type Question = (typeof QUESTIONS)[number];

export const OUTCOMES = ['yes', 'no'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const GROUNDS = {
  'notify-authority': {
    yes: ['risk', 'when-in-doubt', 'promise', 'voluntary'],
    no: ['risk-unlikely', 'not-controller'],
  },
  'inform-people': {
    yes: ['high-risk', 'promise', 'ordered-by-authority', 'voluntary'],
    no: [
      'no-high-risk',
      'measures-beforehand', // Art. 34(3)(a)
      'measures-afterwards', // Art. 34(3)(b)
      'disproportionate-effort', // Art. 34(3)(c)
      'rights-of-others', // UAVG 41
      'not-controller',
    ],
  },
} as const;
export type Ground = (typeof GROUNDS)[Question][Outcome][number];
export const ALL_GROUNDS: readonly Ground[] = [
  ...new Set(Object.values(GROUNDS).flatMap(({ yes, no }) => [...yes, ...no])),
];

/**
 * What a decision is measured by, and departs from where it says otherwise; the assessor's own risk counts too, where
 * nobody computed an advice, a danger that is known and not averted, wherever from, and what spoke for telling in a dossier that
 * was merged into this one.
 */
export const OPINIONS = [
  'fg-advice',
  'computed-advice',
  'promise',
  'assessed-risk',
  'danger',
  'merged-report',
] as const;
export type Opinion = (typeof OPINIONS)[number];
