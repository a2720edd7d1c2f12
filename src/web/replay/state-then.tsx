import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import { momentOf } from '../html/moments.js';
import { Listed } from '../recorded/listed.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { FactList } from './facts.js';
import type { ThenProps } from './then-props.js';

/** Where it stood: status, clocks, what was to be done and by whom. */
export function StateThen({ known: { dossier }, language }: ThenProps) {
  const { replay, register, lists } = wordsIn(language);
  const words = replay.state;
  const { status, moments, awareness, claimed, deadlines, openDuties, flags, organisationRole, ending } =
    dossier;
  return (
    <FactList
      facts={[
        [words.status, capitalised(lists.statuses[status])],
        [words.received, momentOf(moments.receivedAt, language)],
        [words.aware, `${momentOf(awareness.at, language)} (${lists.bases[awareness.basis]})`],
        [words.claimed, claimed?.means[language]],
        [words.role, organisationRole && lists.organisationRoles[organisationRole]],
        [words.restricted, dossier.restriction !== undefined && lists.booleans.true],
        [
          words.terms,
          deadlines.length > 0 && (
            <Listed
              lines={deadlines.map(
                ({ deadline, dueAt }) =>
                  `${capitalised(lists.clocks[kindOfDeadline(deadline)])} ${momentOf(dueAt, language)}`,
              )}
            />
          ),
        ],
        [
          words.toDo,
          openDuties.length > 0 && (
            <Listed
              lines={openDuties.map(
                ({ holder, words: sentence }) =>
                  `${capitalised(lists.holders[holder])}: ${sentence[language]}`,
              )}
            />
          ),
        ],
        [
          words.flags,
          flags.length > 0 && <Listed lines={flags.map((flag) => capitalised(lists.flags[flag]))} />,
        ],
        [
          words.ending,
          ending &&
            (ending.kind === 'closed'
              ? register.closed(ending.conclusion)
              : ending.kind === 'dismissed'
                ? register.dismissed(lists.dismissalGrounds[ending.ground], ending.reason)
                : register.merged),
        ],
      ]}
    />
  );
}
