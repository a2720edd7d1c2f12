import { PersonalText } from '../platform/http/personal-text.js';
import type { Personal } from '../shared/personal.js';

/** What is sent before the file. */
export class AttachmentBody {
  @PersonalText('dossier', { max: 2_000, optional: true, description: 'What it is, or shows.' })
  readonly description?: Personal<string>;
}
