import { momentOf } from '../html/moments.js';
import { Who } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import type { OrganisationDesk } from './organisation-desk.service.js';
import { OrganisationForm } from './organisation-form.js';
import { ShownPart } from './shown-part.js';

/** What waits for the board, as it would become. */
export function WaitingChanges({ desk }: { readonly desk: OrganisationDesk }) {
  const { language, profile, names, reader, mayDo } = desk;
  const words = wordsIn(language).organisation;
  if (profile.waiting.length === 0) return null;
  return (
    <section class="lw-note">
      <h2 class="utrecht-heading-2">{words.waiting.title}</h2>
      <p class="lw-hint">{words.waiting.hint}</p>
      {profile.waiting.map(({ id, part, by, at, ...proposed }) => {
        const about = words.parts[part];
        const fields = { proposal: id };
        const value = (proposed as Readonly<Record<string, unknown>>)[part];
        return (
          <section class="lw-duty" key={id}>
            <h3 class="utrecht-heading-3">{about}</h3>
            <p class="lw-hint">
              {words.waiting.by(momentOf(at, language))} <Who id={by} {...{ names, language }} />
            </p>
            <ShownPart {...{ part, value, language }} />
            {mayDo('profile.confirm') && by !== reader && (
              <OrganisationForm
                {...{ desk, about, fields, path: 'confirmation', submit: words.waiting.confirm }}
              />
            )}
            {(mayDo('profile.confirm') || by === reader) && (
              <OrganisationForm
                {...{ desk, about, fields, path: 'rejection' }}
                submit={by === reader ? words.waiting.takeBack : words.waiting.reject}
              />
            )}
          </section>
        );
      })}
    </section>
  );
}
