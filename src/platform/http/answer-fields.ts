import type { Type } from '@nestjs/common';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { Count, Flag } from './dto-fields.js';
import { field, type Presence } from './field-rule.js';

/*
 * Fields that only answers have. What a body has too is declared with the fields of bodies: one word means the same
 * on its way in and on its way out. An answer is written by a view, so nothing is checked here at run time; every
 * answer of every end-to-end test is (test/support/http/contract.ts).
 */

type Dto = Type<object>;

/** A text of any length. */
export function Words(presence: Presence = {}): PropertyDecorator {
  return field({ type: 'string' }, presence, []);
}

export function ListOfWords(presence: Presence = {}): PropertyDecorator {
  return field({ type: 'array', items: { type: 'string' } }, presence, []);
}

export function ListOfCounts(presence: Presence = {}): PropertyDecorator {
  return field({ type: 'array', items: { type: 'integer', minimum: 0 } }, presence, []);
}

/** Any number: below zero, broken. */
export function Figure(presence: Presence = {}): PropertyDecorator {
  return field({ type: 'number' }, presence, []);
}

export function ListOf(dto: () => Dto, presence: Presence = {}): PropertyDecorator {
  return field({ type: () => dto(), isArray: true }, presence, []);
}

/** An object without fields of its own: its names are data, its values keep this schema (`{}`: anything). */
export function MapOf(schema: object, presence: Presence = {}): PropertyDecorator {
  return field({ type: 'object', additionalProperties: schema }, presence, []);
}

/** What stands where something personal was: forgotten for good. */
export class Erased {
  @Flag() readonly erased!: true;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Revision of the event that erased it.' })
  readonly by?: number;
}

/** What stands where something personal is, and its key is not here or does not open it. */
export class Unreadable {
  @Flag() readonly unreadable!: true;
  @Flag({ optional: true, description: 'Its key cannot be asked for now: nothing is lost.' })
  readonly forNow?: true;
}

/** Why something personal is not shown. */
export type Withheld = Erased | Unreadable;

/** Personal text: the text, or why it is not shown. */
export function ErasableText(presence: Presence = {}): PropertyDecorator {
  return oneOf(
    [{ type: 'string' }, referenceTo(Erased), referenceTo(Unreadable)],
    [Erased, Unreadable],
    presence,
  );
}

/** Something personal with fields of its own, or why it is not shown. */
export function Erasable(dto: Dto, presence: Presence = {}): PropertyDecorator {
  return AnyOf([dto, Erased, Unreadable], presence);
}

export function isWithheld(value: object): value is Withheld {
  return 'erased' in value || 'unreadable' in value;
}

/** An object of one of these classes. */
export function AnyOf(dtos: readonly Dto[], presence: Presence = {}): PropertyDecorator {
  return oneOf(dtos.map(referenceTo), dtos, presence);
}

export const TEXT_OR_ERASED = {
  oneOf: [{ type: 'string' }, referenceTo(Erased), referenceTo(Unreadable)],
};

function oneOf(schemas: readonly object[], models: readonly Dto[], presence: Presence): PropertyDecorator {
  return (prototype, name) => {
    field({ oneOf: [...schemas] }, presence, [])(prototype, name);
    ApiExtraModels(...models)(prototype.constructor);
  };
}

function referenceTo(dto: Dto): { readonly $ref: string } {
  return { $ref: getSchemaPath(dto) };
}
