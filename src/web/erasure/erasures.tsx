import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import { isWaiting } from '../../breach/domain/erasure.js';
import type { ActName } from '../acts/act-groups.js';
import { actPath } from '../acts/act-links.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Section } from '../dossier/section.js';
import { inLanguage } from '../html/desk-page.js';
import { certificatePath } from '../html/erasure-paths.js';
import { nameOf } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import { onDay } from './on-day.js';

type Erasure = DossierAnswer['erasures'][number];

/** What was proposed to be erased and what became of it, and what holds it back; with what the reader may do about it. */
export function Erasures({ desk }: { readonly desk: DossierDesk }) {
  const { dossier, language } = desk;
  const words = wordsIn(language).erasing;
  const holds = dossier.legalHolds.filter(({ lifted }) => lifted === undefined);
  return (
    <>
      <Section title={words.waiting}>
        {dossier.erasures.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ol class="lw-lines">
            {dossier.erasures.toReversed().map((erasure) => (
              <li key={erasure.erasure}>
                <OneErasure desk={desk} erasure={erasure} />
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={words.holds}>
        {holds.length === 0 ? (
          <p>{words.noHolds}</p>
        ) : (
          <ul class="lw-lines">
            {holds.map(({ hold, at, reason }) => (
              <li key={hold}>
                <p>{words.heldSince(onDay(at, language), reason)}</p>
                <Links desk={desk} acts={[['liftLegalHold', words.lift]]} known={{ hold }} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function OneErasure({ desk, erasure }: { readonly desk: DossierDesk; readonly erasure: Erasure }) {
  const { dossier, language, names } = desk;
  const { erasing: words, lists } = wordsIn(language);
  const {
    what,
    values = [],
    ground,
    reason,
    objection,
    rejected,
    approved,
    completed,
    overtakenBy,
  } = erasure;
  const at = (moment: Erasure['proposedAt']): string => onDay(moment, language);
  const told = [
    objection && words.objection(objection.reason),
    isWaiting(erasure) ? words.decideBy(at(erasure.decideBy)) : undefined,
    rejected && words.rejected(at(rejected.at), rejected.reason),
    overtakenBy === undefined ? undefined : words.overtaken(overtakenBy),
    approved && `${words.erased(at(approved.at))}${completed === undefined ? ` ${words.forgetting}` : ''}`,
  ].filter((line) => line !== undefined);
  const replacements = values.flatMap(({ replacement }) =>
    replacement === undefined ? [] : [shownText(replacement, language)],
  );
  return (
    <>
      <p>
        <strong>{words.proposal(erasure.erasure, lists.erasable[what])}</strong>
        {values.length > 0 && ` (${words.values(values.length)})`}.{' '}
        {capitalised(lists.erasureGrounds[ground])}. {reason}{' '}
        <span class="lw-hint">({nameOf(erasure.proposedBy, names)})</span>
      </p>
      {isWaiting(erasure) && replacements.map((text, index) => <blockquote key={index}>{text}</blockquote>)}
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isWaiting(erasure) && (
        <Links
          desk={desk}
          acts={[
            ['approveErasure', words.approve],
            ['rejectErasure', words.reject],
            ['objectToErasure', words.object],
          ]}
          known={{ erasure: String(erasure.erasure) }}
        />
      )}
      {approved !== undefined && desk.mayDo('breach.replay') && (
        <p>
          <a class="utrecht-link" href={inLanguage(certificatePath(dossier.id, erasure.erasure), language)}>
            {words.certificate}
          </a>
        </p>
      )}
    </>
  );
}

function Links({
  desk: { dossier, language, offered },
  acts,
  known,
}: {
  readonly desk: DossierDesk;
  readonly acts: readonly (readonly [ActName, string])[];
  readonly known: Readonly<Record<string, string>>;
}) {
  const own = acts.filter(([act]) => offered.has(act));
  return own.length === 0 ? null : (
    <p class="lw-row lw-noprint">
      {own.map(([act, text]) => (
        <a class="utrecht-link" href={inLanguage(actPath(dossier.id, act, known), language)} key={act}>
          {text}
        </a>
      ))}
    </p>
  );
}
