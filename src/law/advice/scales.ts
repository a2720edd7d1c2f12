/**
 * In whose hands the data are: 0 nobody's · 1 a trusted recipient who confirmed deletion, in writing or as a colleague
 * whom the organisation can check · 2 a trusted one who did not · 3 a known few · 4 many, or somebody unknown ·
 * 5 everybody, or somebody who means harm.
 */
export type Exposure = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * What the data can do to people in the wrong hands: 0 nothing new, or nobody to recognise · 1 ordinary · 2 usable for
 * harm · 3 sensitive · 4 grave. An order, not a measure.
 */
export type Impact = 0 | 1 | 2 | 3 | 4;

/**
 * 0 unlikely to result in a risk · 1 a risk is in doubt · 2 a risk (Art. 33(1)) · 3 a risk, and whether it is high
 * is in doubt · 4 a high risk (Art. 34(1)).
 */
export type RiskLevel = 0 | 1 | 2 | 3 | 4;

/** Of two levels of one scale the graver: what is in doubt is taken from its worse side. */
export function graver<Level extends number>(one: Level, other: Level): Level {
  return one > other ? one : other;
}

export function milder<Level extends number>(one: Level, other: Level): Level {
  return one < other ? one : other;
}
