/**
 * Text that is written to stand in the register and to be read by the AP: reasons, summaries. It is not
 * {@link Personal}, so it may not hold what identifies a person (ADR 0005).
 */
export type RegisterText = string;
