import { UuidField } from '../platform/http/dto-fields.js';

/** Whose sessions end. */
export class SessionEndingBody {
  @UuidField({ description: 'Opaque id of the person.' }) readonly person!: string;
}
