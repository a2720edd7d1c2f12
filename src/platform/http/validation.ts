import { type ArgumentMetadata, type ValidationError as InvalidField, ValidationPipe } from '@nestjs/common';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import type { Clock } from '../time/clock.port.js';
import { pointerTo } from './json-pointer.js';
import { momentsInTheFuture, notLaterThan } from './not-in-future.js';
import { invalidInput, Problem, type InputFault } from './problem.js';
import { gatherRulesOnce } from './rules-of-classes.js';

/** Errors named in one answer; a body with more is wrong as a whole. */
const MOST_ERRORS = 50;

/** Checks every DTO; whatever is wrong is answered at once, by field, without the values. */
export class InputPipe extends ValidationPipe {
  constructor(private readonly clock: Clock) {
    gatherRulesOnce();
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      transformOptions: { enableImplicitConversion: false },
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new InvalidDto(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (!this.toValidate(metadata)) return value;
    // Nest would read a missing body as {} and a list as a list of DTOs.
    if (metadata.type === 'body') assertObject(value);
    try {
      const dto = await (super.transform(value, metadata) as Promise<unknown>);
      if (typeof dto === 'object' && dto !== null) notLaterThan(this.clock.now(), dto);
      return dto;
    } catch (error) {
      throw error instanceof InvalidDto ? invalidInput(faultsOf(error.errors, metadata)) : error;
    }
  }

  protected override async validate(object: object, options?: ValidatorOptions): Promise<ValidationError[]> {
    return [...(await super.validate(object, options)), ...momentsInTheFuture(object, this.clock.now())];
  }
}

class InvalidDto extends Error {
  constructor(readonly errors: readonly InvalidField[]) {
    super('invalid DTO');
  }
}

function assertObject(body: unknown): void {
  if (body === undefined) throw new Problem({ status: 400, code: 'empty-body', title: 'The body is empty' });
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidInput([{ pointer: '', code: 'not-an-object', detail: 'The body must be a JSON object.' }]);
}

function faultsOf(errors: readonly InvalidField[], metadata: ArgumentMetadata): readonly InputFault[] {
  const place = metadata.type === 'query' ? 'query' : metadata.type === 'param' ? 'path' : undefined;
  return errors
    .flatMap((error) => flatten(error, []))
    .slice(0, MOST_ERRORS)
    .map((fault) => (place === undefined ? fault : { ...fault, in: place }));
}

function flatten(error: InvalidField, parents: readonly string[]): readonly InputFault[] {
  const path = [...parents, error.property];
  const constraints = Object.entries(error.constraints ?? {})
    // Said by our own rule "not-an-object" too.
    .filter(([name]) => name !== 'nestedValidation')
    .map(([code, detail]) => ({ pointer: pointerTo(path), ...inOurWords(code, detail) }));
  return [...constraints, ...(error.children ?? []).flatMap((child) => flatten(child, path))];
}

function inOurWords(code: string, detail: string): Pick<InputFault, 'code' | 'detail'> {
  return code === 'whitelistValidation'
    ? { code: 'unknown-field', detail: 'This field does not exist.' }
    : { code, detail };
}
