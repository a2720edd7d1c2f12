import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

export interface Presence {
  /** May be left out. `null` is never a value: leave the field out instead. */
  readonly optional?: boolean;
  /** For the OpenAPI document, where the name does not say it. */
  readonly description?: string;
}

export interface FieldRule {
  /** Stable and machine-readable; becomes the code of the error. */
  readonly code: string;
  /** For the person who sent it; never repeats the value. */
  readonly detail: string;
  /** Asked only of values that are there. Rules after the first of a field let pass what an earlier one refuses. */
  readonly holds: (value: unknown) => boolean;
}

/** One line of a DTO: its rules and its place in the OpenAPI document from the same words. */
export function field(
  schema: ApiPropertyOptions,
  presence: Presence,
  rules: readonly FieldRule[],
  ...also: readonly PropertyDecorator[]
): PropertyDecorator {
  const required = presence.optional !== true;
  const described = presence.description === undefined ? {} : { description: presence.description };
  return applyDecorators(
    ApiProperty({ ...schema, ...described, required } as ApiPropertyOptions),
    ...(required ? [constraint('required', 'This field is required.', (value) => value !== undefined)] : []),
    ...rules.map(({ code, detail, holds }) =>
      constraint(code, detail, (value) => value === undefined || holds(value)),
    ),
    ...also,
  );
}

function constraint(code: string, detail: string, holds: (value: unknown) => boolean): PropertyDecorator {
  return ValidateBy({ name: code, validator: { validate: holds, defaultMessage: () => detail } });
}
