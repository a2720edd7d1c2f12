import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Problem } from './problem.js';

const SERVED_DURING_START = 'lekwacht:served during start';

/** This route needs neither log nor database: reporting, health. Everything else waits until they are open (ADR 48). */
export const ServedDuringStart = (): MethodDecorator => SetMetadata(SERVED_DURING_START, true);

/** Stands before everything that needs the engine until it is open, before anybody is asked who he is. */
@Injectable()
export class StartGate implements CanActivate {
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
  }

  canActivate(context: ExecutionContext): boolean {
    if (this.#isOpen || Reflect.getMetadata(SERVED_DURING_START, context.getHandler()) === true) return true;
    throw new Problem({
      status: 503,
      code: 'starting',
      title: 'Not yet',
      detail: 'Reports are taken in. Everything else waits for the database.',
      headers: { 'retry-after': '2' },
    });
  }
}
