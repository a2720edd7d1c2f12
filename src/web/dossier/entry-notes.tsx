import type { DossierSummaryAnswer } from '../../dashboard/dossier-summary.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { Found } from '../enter/find.js';
import { nameOf } from '../html/who.js';
import { wordsIn } from '../words/words.js';

/** That it was written down later: nothing of it was recorded here then. */
export function EnteredLater({ desk: { dossier, names, language } }: { readonly desk: DossierDesk }) {
  const { entry } = dossier;
  if (entry === undefined) return null;
  const { dossier: words, lists } = wordsIn(language);
  const { channel, firstContact, enteredAt, enteredBy } = entry;
  const format = firstContact.precision === 'day' ? 'd MMM yyyy' : 'd MMM yyyy, HH:mm';
  return (
    <p class="lw-note">
      {words.entered(
        lists.channels[channel],
        onDutchClock(firstContact.at, format, language),
        onDutchClock(enteredAt, 'd MMM yyyy, HH:mm', language),
        nameOf(enteredBy, names),
      )}
    </p>
  );
}

export interface SameIncident {
  readonly dossiers: readonly DossierSummaryAnswer[];
  readonly organisations: OrganisationNames;
}

/** The incident at a processor, and of its other dossiers those that the reader may see: not a word of any other. */
export function IncidentOf({ desk, others }: { readonly desk: DossierDesk; readonly others: SameIncident }) {
  const { dossier, language } = desk;
  if (dossier.incident === undefined) return null;
  const words = wordsIn(language).dossier;
  const said = dossier.report.processor?.name;
  const processor = dossier.involved?.processor ?? (typeof said === 'string' ? said : undefined);
  return (
    <div class="lw-note">
      <p>{words.incident(processor)}</p>
      {others.dossiers.length > 0 && (
        <>
          <p>{words.sameIncident}:</p>
          <Found {...others} language={language} />
        </>
      )}
    </div>
  );
}
