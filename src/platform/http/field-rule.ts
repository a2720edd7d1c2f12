import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

export interface Presence {
  /** May be left out. `null` is never a value: leave the field out instead. */
  readonly optional?: boolean;
  /** When it has to be there all the same, where that hangs on another field: “when it is not confirmed”. */
  readonly needed?: string;
  /** For the OpenAPI document, where the name does not say it. */
  readonly description?: string;
}

export interface FieldRule {
  /** Stable and machine-readable; becomes the code of the error. */
  readonly code: string;
  /** For the person who sent it, of the value where need be; never repeats it. */
  readonly detail: string | ((value: unknown) => string);
  /**
   * Asked only of values that are there. Rules after the first of a field let pass what an earlier one refuses.
   * @param dto the object that the field stands in
   */
  readonly holds: (value: unknown, dto: object) => boolean;
}

/** One line of a DTO: its rules and its place in the OpenAPI document from the same words. */
export function field(
  schema: ApiPropertyOptions,
  presence: Presence,
  rules: readonly FieldRule[],
  ...also: readonly PropertyDecorator[]
): PropertyDecorator {
  const required = presence.optional !== true;
  const { needed } = presence;
  const words = [presence.description, needed && `Needed ${needed}.`].filter((part) => part !== undefined);
  const described = {
    ...(words.length > 0 && { description: words.join(' ') }),
    ...(needed !== undefined && { 'x-needed': needed }),
  };
  return applyDecorators(
    ApiProperty({ ...schema, ...described, required } as ApiPropertyOptions),
    ...(required ? [constraint(REQUIRED)] : []),
    ...rules.map(Rule),
    ...also,
  );
}

/** A further rule of a field. */
export function Rule(rule: FieldRule): PropertyDecorator {
  return constraint({ ...rule, holds: (value, dto) => value === undefined || rule.holds(value, dto) });
}

const REQUIRED: FieldRule = {
  code: 'required',
  detail: 'This field is required.',
  holds: (value) => value !== undefined,
};

function constraint({ code, detail, holds }: FieldRule): PropertyDecorator {
  return ValidateBy({
    name: code,
    validator: {
      validate: (value: unknown, args) => holds(value, args?.object ?? {}),
      defaultMessage: (args) => (typeof detail === 'string' ? detail : detail(args?.value)),
    },
  });
}
