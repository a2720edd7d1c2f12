import type { Language } from '../../law/sentence.js';
import { nameOf } from '../html/who.js';
import { telephone } from '../report/links.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import type { Awaited } from './whom-to-reach.service.js';

/** Once for the whole dossier, not at each duty. */
export function WhomToReachList({
  awaited,
  language,
}: {
  readonly awaited: readonly Awaited[];
  readonly language: Language;
}) {
  const { dossier: words, lists } = wordsIn(language);
  if (awaited.length === 0) return null;
  return (
    <>
      <h3 class="utrecht-heading-3">{words.whomToReach}</h3>
      <dl class="lw-facts">
        {awaited.map(({ holder, people, contact: { phone, email } }) => (
          <>
            <dt>{capitalised(lists.holders[holder])}</dt>
            <dd>
              {people.length === 0
                ? words.nobodyKnown
                : people.map((person) => calling(person, words.neverLoggedIn)).join(', ')}
              {phone !== undefined && (
                <>
                  {' · '}
                  <a class="utrecht-link" href={telephone(phone)}>
                    {phone}
                  </a>
                </>
              )}
              {email !== undefined && (
                <>
                  {' · '}
                  <a class="utrecht-link" href={`mailto:${email}`}>
                    {email}
                  </a>
                </>
              )}
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

function calling(
  { id, name, function: title, lastSeen }: Awaited['people'][number],
  neverLoggedIn: string,
): string {
  const more = lastSeen === undefined ? neverLoggedIn : title;
  return `${name ?? nameOf(id)}${more === undefined ? '' : ` (${more})`}`;
}
