import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { NotificationAnswer } from '../../breach/contract/notification.answer.js';
import { withdrawnAt } from '../../breach/domain/authority-notification.js';
import type { NotificationKind } from '../../law/ap-vocabulary.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer } from '../../notification/ap-form.answer.js';
import type { Moment } from '../../shared/moment.js';
import { actPath } from '../acts/act-links.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { InlineAct } from '../acts/inline-act.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { valueOf } from '../html/form.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

interface NotificationsProps {
  readonly dossier: DossierAnswer;
  readonly form: ApFormAnswer;
  readonly language: Language;
  /** Of a notification. */
  readonly shapes: readonly FieldShape[];
  readonly forms: FormsOnPage;
}

const sentAt = ({ kind, notifiedAt }: NotificationAnswer, language: Language): string => {
  const kinds = wordsIn(language).lists.notificationKinds;
  return `${capitalised(kinds[kind])}, ${onDutchClock(notifiedAt, 'd MMMM yyyy, HH:mm', language)}`;
};

/** What the AP was told, with what is not known of it yet, and what changed since. */
export function Sent(props: NotificationsProps) {
  const { dossier, form, language } = props;
  const words = wordsIn(language).authority;
  const { notifications, sinceLastSent } = form;
  if (notifications.length === 0) return <p>{words.nothingSent}</p>;
  return (
    <>
      <ol class="lw-lines">
        {notifications.map((notification, index) => (
          <li key={notification.revision} class="lw-panel">
            <p>
              <strong>{sentAt(notification, language)}</strong>
              <Withdrawn at={withdrawnAt(notifications, index)} language={language} />
              <br />
              {[
                notification.number === undefined ? words.withoutNumber : words.number(notification.number),
                ...(notification.incomplete ? [words.incomplete] : []),
                ...(notification.late === undefined ? [] : [words.late]),
              ].join('; ')}
            </p>
            {notification.lacked !== undefined && <p>{words.lacked(notification.lacked.join(', '))}</p>}
            {notification.number === undefined && <NumberForm notification={notification} {...props} />}
            <WhatWasSent notification={notification} {...props} />
            <p class="lw-noprint">
              <a
                class="utrecht-link"
                href={inLanguage(
                  actPath(dossier.id, 'correctApNotification', { corrects: String(notification.revision) }),
                  language,
                )}
              >
                {words.correct}
              </a>
            </p>
          </li>
        ))}
      </ol>
      {sinceLastSent?.length === 0 && <p>{words.unchanged}</p>}
      {sinceLastSent !== undefined && sinceLastSent.length > 0 && (
        <div class="lw-note">
          <h3 class="utrecht-heading-3">{words.changed}</h3>
          <ul class="utrecht-unordered-list">
            {sinceLastSent.map(({ question, [language]: sentence }) => (
              <li class="utrecht-unordered-list__item" key={question}>
                {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Withdrawn({ at, language }: { readonly at: Moment | undefined; readonly language: Language }) {
  if (at === undefined) return null;
  const words = wordsIn(language).authority;
  return (
    <>
      {' '}
      <span class="lw-badge">{words.withdrawn(onDutchClock(at, 'd MMMM yyyy, HH:mm', language))}</span>
    </>
  );
}

/** Whether what was prepared here is what was sent: a person says so, or gives what it was. */
function WhatWasSent({
  notification: { revision, sent },
  dossier,
  language,
  forms,
}: NotificationsProps & { readonly notification: NotificationAnswer }) {
  const words = wordsIn(language).authority;
  const otherwise = actPath(dossier.id, 'recordSentForm', { notification: String(revision) });
  return (
    <>
      <p>
        {sent === undefined
          ? words.sentUnconfirmed
          : words.sentHow[sent.how](onDutchClock(sent.recordedAt, 'd MMMM yyyy, HH:mm', language))}
      </p>
      {sent === undefined && (
        <div class="lw-noprint">
          <InlineAct
            act="recordSentForm"
            action={`${dossierPath(dossier.id, 'authority')}/sent`}
            state={forms.at(`verstuurd-${revision}`)}
            words={{ submit: words.confirmSent, fields: {} }}
            hidden={{ notification: String(revision), asPrepared: 'true' }}
            shapes={[]}
            kind="secondary"
            language={language}
          />
        </div>
      )}
      <p class="lw-noprint">
        <a class="utrecht-link" href={inLanguage(otherwise, language)}>
          {words.sentOtherwise}
        </a>
      </p>
    </>
  );
}

/** The number of what was sent before: the same notification once more, with its number. */
function NumberForm({
  notification,
  dossier,
  language,
  shapes,
  forms,
}: NotificationsProps & { readonly notification: NotificationAnswer }) {
  const words = wordsIn(language).authority;
  const { kind, notifiedAt, incomplete, revision } = notification;
  return (
    <section class="lw-noprint" id="meldnummer">
      <InlineAct
        act="recordApNotification"
        action={`${dossierPath(dossier.id, 'authority')}/notifications`}
        state={forms.at(`meldnummer-${revision}`)}
        words={{
          submit: words.recordNumber,
          fields: { number: wordsIn(language).acts.of.recordApNotification.fields.number.label },
        }}
        hidden={{
          ...{ kind, incomplete: String(incomplete) },
          'notifiedAt.day': notifiedAt,
        }}
        shapes={shapes.filter(({ name }) => name === 'number').map((shape) => ({ ...shape, required: true }))}
        language={language}
      />
    </section>
  );
}

/** What is to be sent next, as far as the dossier says. */
function nextKind({ openDuties }: DossierAnswer, { kind, notifications }: ApFormAnswer): NotificationKind {
  if (openDuties.some(({ duty }) => duty === 'withdraw-notification')) return 'withdrawal';
  // After a withdrawal only another initial notification can follow.
  return notifications.at(-1)?.kind === 'withdrawal' ? 'initial' : kind;
}

/** Recording that the AP's form was sent. */
export function RecordNotification({ dossier, form, language, shapes, forms }: NotificationsProps) {
  const words = wordsIn(language).authority.record;
  const kind = nextKind(dossier, form);
  const number = form.notifications.findLast((sent) => sent.number !== undefined)?.number;
  const state = forms.at('melding', {
    kind: [kind],
    ...(number !== undefined && kind !== 'initial' && { number: [number] }),
    ...(form.missing.length > 0 && { incomplete: ['true'] }),
  });
  const isAsked = (name: string): boolean =>
    state.filled.faults.has(name) || valueOf(state.filled, name) !== '';
  const isLate = form.answers.some(({ question }) => question === '4.5') || isAsked('delayReason');
  const withdraws = kind === 'withdrawal' || isAsked('withdrawalReason');
  return (
    <section class="lw-noprint" id="melding">
      <h2 class="utrecht-heading-2">{words.title}</h2>
      <p class="lw-hint">{words.hint}</p>
      <InlineAct
        act="recordApNotification"
        action={`${dossierPath(dossier.id, 'authority')}/notifications`}
        without={[
          ...(isLate ? [] : ['delayReason', 'delayReasonOmitted']),
          ...(withdraws ? [] : ['withdrawalReason']),
        ]}
        {...{ shapes, state, language }}
      />
    </section>
  );
}
