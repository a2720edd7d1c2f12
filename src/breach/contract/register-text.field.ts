import { applyDecorators } from '@nestjs/common';
import { Text, type TextOptions } from '../../platform/http/dto-fields.js';
import { Rule } from '../../platform/http/field-rule.js';
import { identifyingPart } from '../domain/register-text.js';

/** Text that will stand in the register; reads as `RegisterText`. */
export function RegisterTextField(options: TextOptions): PropertyDecorator {
  return applyDecorators(
    Text(options),
    Rule({
      code: 'personal-data-in-register-text',
      detail: (text) =>
        `This text goes into the register and may not identify anyone; it seems to hold ${identifyingPart(String(text))}.`,
      holds: (text) => typeof text !== 'string' || identifyingPart(text) === undefined,
    }),
  );
}
