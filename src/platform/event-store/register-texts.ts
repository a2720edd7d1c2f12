import { personal, type Personal } from '../../shared/personal.js';
import type { DomainEvent, RecordedEvent } from '../../shared/recorded-event.js';
import { withPersonal, withTexts } from '../../shared/personal-places.js';

/** What a text of the register reads like once its key was forgotten, where nobody asks what stands there instead. */
export const FORGOTTEN_TEXT = '[…]';

/** Its key is not here, or does not open it: no letter and no form goes out with it. */
export const UNREADABLE_TEXT = '[onleesbaar / unreadable]';

/** Its key is out of reach: whoever looks is told so, and nothing else is made of it. */
export const UNREADABLE_FOR_NOW = '[nu niet te lezen, niet verloren / cannot be read now, not lost]';

/**
 * Texts that should name nobody are sealed all the same: a name that slipped in can be forgotten (ADR 39).
 * @throws Error for one that could not be read: a hole is not passed on
 */
export function withTextsToSeal<E extends DomainEvent>(event: E, pointers: readonly string[]): E {
  if (pointers.length === 0) return event;
  const data = withTexts(event.data, pointers, (text, pointer) => {
    if (text === UNREADABLE_TEXT || text === UNREADABLE_FOR_NOW)
      throw new Error(`${event.type}${pointer} was taken over without having been read`);
    return personal('register', text);
  });
  return { ...event, data };
}

/** @param onUnreadable gives what stands there then, or throws */
export function withReadTexts<E extends RecordedEvent>(
  recorded: E,
  onUnreadable: (pointer: string) => string,
): E {
  const data = readTexts(recorded.event.data, onUnreadable);
  return { ...recorded, event: { ...recorded.event, data } };
}

/** Of anything that holds some. @param onUnreadable gives what stands there then, or throws */
export function readTexts(opened: object, onUnreadable: (pointer: string) => string): object {
  return withPersonal(opened, (value, pointer) => {
    if (value.scope !== 'register') return value;
    const text = value as Personal<string>;
    if ('value' in text) return text.value;
    return 'erased' in text ? FORGOTTEN_TEXT : onUnreadable(pointer);
  });
}

/** What an event that rewrites holds, among other things. */
export interface Rewriting {
  readonly registerTexts?: readonly RewrittenText[];
}

/** Another text in the place of one that named somebody. */
export interface RewrittenText {
  /** Of the event it stands in, in the same stream. */
  readonly revision: number;
  /** JSON pointer into its data. */
  readonly pointer: string;
  readonly text: string;
}

export function rewrittenTexts({ data }: DomainEvent): readonly RewrittenText[] {
  return (data as Rewriting).registerTexts ?? [];
}

/**
 * A stream as it reads now. The newest first: what was put in the place of another may have been replaced itself.
 * @param rewrites whether this event puts texts
 */
export function withRewrittenTexts(
  history: readonly RecordedEvent[],
  rewrites: (recorded: RecordedEvent) => boolean,
): readonly RecordedEvent[] {
  if (!history.some(rewrites)) return history;
  const texts: RewrittenText[] = [];
  return history
    .toReversed()
    .map((recorded) => {
      const data = texts
        .filter(({ revision }) => revision === recorded.revision)
        // A text that was put twice reads as it was put last: that one was met first.
        .toReversed()
        .reduce((into, { pointer, text }) => withTexts(into, [pointer], () => text), recorded.event.data);
      const read = { ...recorded, event: { ...recorded.event, data } };
      if (rewrites(read)) texts.push(...rewrittenTexts(read.event));
      return read;
    })
    .toReversed();
}
