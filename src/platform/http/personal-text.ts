import { Transform } from 'class-transformer';
import { personal, type KeyScope } from '../../shared/personal.js';
import { textRules, textSchema, type TextOptions } from './dto-fields.js';
import { field } from './field-rule.js';

/** The text of what was read here, and of nothing else: a body that brings `{scope, value}` along is no text. */
const texts = new WeakMap<object, string>();

/** Free text that may name people; reads as `Personal<string>` of this key scope. */
export function PersonalText(scope: KeyScope, options: TextOptions): PropertyDecorator {
  const textOf = (value: unknown): unknown => texts.get(value as object);
  return field(
    textSchema(options),
    options,
    textRules(options).map((rule) => ({ ...rule, holds: (value, dto) => rule.holds(textOf(value), dto) })),
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      const read = personal(scope, value);
      texts.set(read, value);
      return read;
    }),
  );
}
