import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/**
 * Nest's own messages. Its chatter while starting goes to debug; an error it was given is logged like any other,
 * without its message.
 */
export class NestLog implements LoggerService {
  constructor(private readonly output: Log) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.output.debug(textOf(message), contextOf(rest));
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.output.warn(textOf(message), contextOf(rest));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    // Nest calls error(message, stack, context) with the text of an error whose kind nobody knows any more.
    const [stack] = rest;
    const error = message instanceof Error ? message : withStack(stack);
    this.output.error('the framework reports an error', error, contextOf(rest));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.log(message, ...rest);
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.log(message, ...rest);
  }
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : 'message of the framework';
}

function contextOf(rest: readonly unknown[]): { context?: string } {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,60}$/.test(last) ? { context: last } : {};
}

function withStack(stack: unknown): Error {
  const error = new Error();
  if (typeof stack === 'string') error.stack = stack;
  return error;
}
