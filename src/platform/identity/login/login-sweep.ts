import { Injectable } from '@nestjs/common';
import type { Timer } from '../../time/timer.js';
import { Sessions } from '../sessions.js';
import { LoginAttempts } from './login-attempts.js';

/** Takes away what is over of logins and sessions: none of it counts any more, and nobody needs to find it. */
@Injectable()
export class LoginSweep implements Timer {
  readonly name = 'login-sweep';
  readonly everyMs = 10 * 60_000;
  #detail = 'not swept yet';

  constructor(
    private readonly sessions: Sessions,
    private readonly attempts: LoginAttempts,
  ) {}

  async tick(): Promise<void> {
    const ended = await this.sessions.sweep();
    await this.attempts.sweep();
    this.#detail = `${ended} sessions were over at the last look`;
  }

  /** What is late to be taken away is closed all the same. */
  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: this.#detail };
  }
}
