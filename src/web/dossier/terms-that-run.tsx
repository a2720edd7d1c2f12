import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Section } from './section.js';

const MINUTE = 60_000;

/** The moment of each term beside what is left of it, which a page without a script cannot count. */
export function TermsThatRun({ desk, now }: { readonly desk: DossierDesk; readonly now: Moment }) {
  const { dossier, language } = desk;
  const words = wordsIn(language).dossier;
  // Who is called in danger, and when, stands above.
  const terms = dossier.deadlines.filter(({ deadline }) => kindOfDeadline(deadline) !== 'rung');
  if (dossier.ending !== undefined && terms.length === 0) return null;
  return (
    <Section title={words.clocks}>
      {terms.length === 0 ? (
        <p>{words.noClocks}</p>
      ) : (
        <dl class="lw-facts">
          {nearestFirst(terms).map(({ deadline, dueAt, basis }) => (
            <>
              <dt>{termName(deadline, language)}</dt>
              <dd class={dueAt <= now ? 'lw-fault' : undefined}>
                {onDutchClock(dueAt, 'ccc d MMM, HH:mm', language)} ({leftOf(dueAt, now, language)}
                {basis === 'provisional' && `; ${wordsIn(language).lists.bases.provisional}`})
              </dd>
            </>
          ))}
        </dl>
      )}
      {dossier.claimed !== undefined && (
        <p class="lw-note">
          {wordsIn(language).desk.claimed}: {dossier.claimed.means[language]}
          {dossier.claimed.dueAt < now && ` ${words.claimLate}`}
        </p>
      )}
    </Section>
  );
}

/** What ends first is read first: a claimed date may lie before the one that counts. */
export const nearestFirst = <Term extends { readonly dueAt: Moment }>(
  terms: readonly Term[],
): readonly Term[] => terms.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));

/** Under two hours each minute counts. */
export function leftOf(dueAt: Moment, now: Moment, language: Language): string {
  const words = wordsIn(language).dossier;
  const minutes = Math.trunc((toMilliseconds(dueAt) - toMilliseconds(now)) / MINUTE);
  const size = Math.abs(minutes);
  const span = size < 120 ? words.minutes(size) : words.hours(Math.trunc(size / 60));
  return minutes < 0 ? words.late(span) : words.left(span);
}

/** Terms of matters and of second persons are named by their kind. */
export function termName(deadline: string, language: Language): string {
  const { clocks } = wordsIn(language).lists;
  const [kind = ''] = deadline.split(':');
  return capitalised((clocks as Readonly<Record<string, string>>)[kind] ?? kind);
}
