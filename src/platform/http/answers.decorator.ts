import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { referencesTo } from './openapi-problems.js';

interface AnswerOptions {
  /** Default 200. */
  readonly status?: number;
  readonly description: string;
  /** Further headers, of those that the document describes. */
  readonly headers?: readonly string[];
  /** The same as a text of these media types, for whoever asks for it (`Accept`); each with what it is. */
  readonly alsoAs?: Readonly<Record<string, string>>;
}

/** What a route answers when all is well: JSON of this class. */
export function Answers(
  dto: Type<object>,
  { status = 200, description, headers = [], alsoAs = {} }: AnswerOptions,
): MethodDecorator {
  const texts = Object.entries(alsoAs).map(
    ([type, what]) => [type, { schema: { type: 'string', description: what } }] as const,
  );
  return applyDecorators(
    ApiExtraModels(dto),
    ApiResponse({
      status,
      description,
      headers: referencesTo(...headers),
      content: { 'application/json': { schema: { $ref: getSchemaPath(dto) } }, ...Object.fromEntries(texts) },
    }),
  );
}
