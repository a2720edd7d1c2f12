import { SetMetadata } from '@nestjs/common';
import { isSameSecret } from '../http/same-secret.js';

export const FOR_MIRRORS = 'lekwacht:for-mirrors';

/** This route also answers a machine that shows the token of mirrors: it has no principal then, and sees no dossier. */
export const ForMirrors = (): MethodDecorator => SetMetadata(FOR_MIRRORS, true);

/** By what a machine outside, which keeps what proves the log, is let in. */
export class MirrorToken {
  /** @param token absent: nobody is */
  constructor(private readonly token: string | undefined) {}

  isShownIn(authorization: string | undefined): boolean {
    return this.token !== undefined && isSameSecret(authorization ?? '', `Bearer ${this.token}`);
  }
}
