import type { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { Notice } from '../notice.js';
import { Wording, type WordingContext, type Words } from '../wording.port.js';
import { messageOf } from './message-of.js';

/** Says it in the words of this folder, and knows what each organisation is called. */
export class WrittenWords extends Wording {
  constructor(
    private readonly profiles: Pick<OrganisationProfiles, 'find'>,
    /** At which browsers reach this desk; absent: messages have no link. */
    private readonly publicUrl: string | undefined,
  ) {
    super();
  }

  override messageOf(notices: readonly Notice[], { now, language }: WordingContext): Words {
    const [slug = ''] = notices.map(({ organisation }) => organisation);
    const organisation = this.profiles.find(slug)?.name ?? slug;
    return messageOf(notices, { organisation, now, language, baseUrl: this.publicUrl });
  }
}
