import { momentOf } from '../html/moments.js';
import { Who } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import { FactList } from './facts.js';
import type { ThenProps } from './then-props.js';

/** Who held which function, and by which profile the organisation worked. */
export function FunctionsThen({ known: { dossier, holders, profile, names }, language }: ThenProps) {
  const { replay, lists } = wordsIn(language);
  const words = replay.functions;
  const { deputies, recusals } = dossier;
  return (
    <>
      <p class="lw-hint">{words.hint}</p>
      {holders.size === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {[...holders].map(([id, roles]) => (
            <li key={id}>
              <Who {...{ id, names, language }} />: {roles.map((role) => lists.roles[role]).join(', ')}
            </li>
          ))}
          {deputies.map(({ person, for: role, appointedAt }, index) => (
            <li key={`deputy-${index}`}>
              <Who id={person} {...{ names, language }} />:{' '}
              {words.deputy(lists.functions[role], momentOf(appointedAt, language))}
            </li>
          ))}
          {recusals.map(({ who, function: role, reason }, index) => (
            <li key={`recusal-${index}`}>
              <Who id={who} {...{ names, language }} />: {words.recusal(lists.functions[role], reason)}
            </li>
          ))}
        </ul>
      )}
      {profile !== undefined && (
        <>
          <h3 class="utrecht-heading-3">{words.profile}</h3>
          <FactList
            facts={[
              [words.since, momentOf(profile.since, language)],
              [words.fg, profile.content.fg?.name],
              [words.board, profile.content.decider?.title],
              [words.margin, words.hoursLeft(profile.content.mandates.emergency.marginHours)],
              [words.standing, lists.booleans[`${profile.content.mandates.standingRecordOnly}`]],
              [words.digest, profile.digest.slice(0, 16)],
            ]}
          />
        </>
      )}
    </>
  );
}
