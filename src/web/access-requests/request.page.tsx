import type { AccessRequestAnswer } from '../../access-requests/access-request.answer.js';
import { EXTENSION_REASONS, IDENTITY_WAYS, REFUSAL_GROUNDS } from '../../access-requests/access-request.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { WhyItCameBack } from '../acts/act-form.js';
import { Section } from '../dossier/section.js';
import { DESK_PLACES } from '../html/desk-menu.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { nameOf, type Names } from '../html/who.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { accessAnswerPath, accessRequestPath } from './access-request-paths.js';
import { FoundPlaces } from './found-places.js';
import { RequestForm, type SentAct } from './request-form.js';

export interface RequestPageProps {
  readonly request: AccessRequestAnswer;
  readonly names: Names;
  readonly language: Language;
  /** What the reader may do beside dealing with it. */
  readonly mayRelease: boolean;
  /** The form that was sent and came back. */
  readonly sent?: SentAct;
}

/** One request: who asks, until when, what was found, what goes out, and who releases it. */
export function accessRequestPage(props: RequestPageProps): DeskPage {
  const { request, language, sent, mayRelease } = props;
  const all = wordsIn(language);
  const words = all.accessRequests;
  const { id, reference, state, identity, extension, preparation } = request;
  const isOpen = state === 'open';
  const { fields } = words;
  const choices = {
    identity: { name: 'how', label: fields.how, options: optionsOf(IDENTITY_WAYS, words.identityWays) },
    extension: {
      ...{ name: 'reason', label: fields.reason },
      options: optionsOf(EXTENSION_REASONS, words.extensionReasons),
    },
    refusal: {
      name: 'ground',
      label: fields.ground,
      options: optionsOf(REFUSAL_GROUNDS, words.refusalGrounds),
    },
  };
  return deskPage({
    ...{
      language,
      title: words.requestOf(reference),
      place: 'accessRequests',
      address: accessRequestPath(id),
    },
    isFaulty: (sent?.state.filled.faults.size ?? 0) > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(DESK_PLACES.accessRequests.path, language)}>
            {words.back}
          </a>
        </p>
        {sent !== undefined && <WhyItCameBack state={sent.state} language={language} />}
        <Facts {...props} />
        {request.release !== undefined && mayRelease && (
          <p>
            <a class="utrecht-link" href={inLanguage(accessAnswerPath(id), language)}>
              {words.toAnswer}
            </a>
          </p>
        )}
        {isOpen && identity === undefined && (
          <RequestForm {...props} act="identity" choice={choices.identity} />
        )}
        {isOpen && (
          <RequestForm
            {...props}
            act="search"
            {...(preparation !== undefined && { submit: words.searchAgain })}
          />
        )}
        {preparation !== undefined && <FoundPlaces {...props} preparation={preparation} />}
        {isOpen &&
          preparation?.ready === true &&
          (request.mayRelease ? (
            <RequestForm {...props} act="release" isMain />
          ) : (
            <p class="lw-note">{words.byAnother}</p>
          ))}
        {isOpen && extension === undefined && (
          <RequestForm {...props} act="extension" choice={choices.extension} />
        )}
        {isOpen && mayRelease && <RequestForm {...props} act="refusal" choice={choices.refusal} />}
        {isOpen && <RequestForm {...props} act="withdrawal" />}
      </>
    ),
  });
}

function Facts({ request, names, language }: RequestPageProps) {
  const { accessRequests: words } = wordsIn(language);
  const { asked, channel, receivedAt, dueAt, late, identity, extension, preparation } = request;
  const day = (at: Moment): string => onDutchClock(at, 'd MMMM yyyy, HH:mm', language);
  const by = (done: { readonly by: string; readonly at: Moment }): string =>
    words.by(nameOf(done.by, names), day(done.at));
  const { state, release, refusal, forgottenAt } = request;
  const found = 'erased' in asked || 'unreadable' in asked ? words.erased : Object.values(asked).join(', ');
  const said: readonly (readonly [keyof typeof words.facts, string | undefined])[] = [
    ['state', capitalised(words.states[state])],
    ['asked', found],
    ['received', `${day(receivedAt)}, ${words.channels[channel]}`],
    ['due', `${onDutchClock(dueAt, 'd MMMM yyyy', language)}${late ? `, ${words.late}` : ''}`],
    [
      'identity',
      identity ? `${capitalised(words.identityWays[identity.how])}. ${by(identity)}` : words.notYet,
    ],
    ['extended', extension && `${capitalised(words.extensionReasons[extension.reason])}. ${by(extension)}`],
    ['searched', preparation?.searchedAt && day(preparation.searchedAt)],
    ['prepared', preparation?.preparedBy.map((who) => nameOf(who, names)).join(', ')],
    ['released', release && by(release)],
    ['refused', refusal && `${capitalised(words.refusalGrounds[refusal.ground])}. ${by(refusal)}`],
    ['forgotten', forgottenAt && day(forgottenAt)],
  ];
  return (
    <Section title={words.facts.state}>
      <dl class="lw-facts">
        {said.map(([name, text]) =>
          text === undefined ? null : (
            <>
              <dt>{words.facts[name]}</dt>
              <dd>{text}</dd>
            </>
          ),
        )}
      </dl>
    </Section>
  );
}
