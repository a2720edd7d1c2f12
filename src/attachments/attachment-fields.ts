import { Injectable } from '@nestjs/common';
import { refuseUnstorable } from '../platform/http/storable-text.js';
import type { Upload } from '../platform/http/upload.js';
import { InputPipe } from '../platform/http/validation.js';
import { Clock } from '../platform/time/clock.port.js';
import { AttachmentBody } from './attachment.body.js';

/** Checks what comes before a file as any other body is checked. */
@Injectable()
export class AttachmentFields {
  private readonly input: InputPipe;

  constructor(clock: Clock) {
    this.input = new InputPipe(clock);
  }

  /** An empty field of a form says nothing. @throws Problem 422 */
  async of({ fields }: Upload): Promise<AttachmentBody> {
    const said = Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
    refuseUnstorable(said);
    return (await this.input.transform(said, { type: 'body', metatype: AttachmentBody })) as AttachmentBody;
  }
}
