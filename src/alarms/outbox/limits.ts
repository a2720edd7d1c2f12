/** Milliseconds after its moment that a notice is of no use any more: it is recorded as not sent, and never goes out (ADR 51). */
export const OF_USE_MS = 36 * 60 * 60_000;
/** What is not urgent waits so long for others to the same recipient: they are one message. */
export const GROUPED_MS = 60_000;
/** What fails so long, though it was tried again, is told over another way. */
export const FAILING_URGENT_MS = 2 * 60_000;
export const FAILING_MS = 60 * 60_000;
/** Between two tries of a message. */
export const RETRY = { firstPause: 5_000, longestPause: 5 * 60_000 } as const;
/** The other way is not alarmed about the same recipient again within that time. */
export const ELSEWHERE_EVERY_MS = 60 * 60_000;
/** Notices of one message; the rest goes in the next. */
export const MOST_IN_A_MESSAGE = 50;
/** Notices whose minute is over that are looked at together, the oldest first; the rest at the next look, 250 ms later. */
export const MOST_GROUPED_AT_ONCE = 1_000;
/** Messages of one channel that are under way at once. */
export const AT_ONCE = 4;
/** Longest that a message may be under way. */
export const SENDING_MS = 30_000;
/** How long it is known who was told what. */
export const DAYS_KEPT = 90;
