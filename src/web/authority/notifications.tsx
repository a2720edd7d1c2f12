import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { NotificationAnswer } from '../../breach/contract/notification.answer.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../../law/ap-vocabulary.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer } from '../../notification/ap-form.answer.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { Choice, Flag, MomentField, TextArea, TextField } from '../html/form.js';
import { wordsIn } from '../words/words.js';

interface NotificationsProps {
  readonly dossier: DossierAnswer;
  readonly form: ApFormAnswer;
  readonly language: Language;
  /** Of each form, by the notification it is about; without one that of a new notification. */
  readonly stateOf: (notification?: number) => FormState;
}

const sentAt = ({ kind, notifiedAt }: NotificationAnswer, language: Language): string => {
  const words = wordsIn(language).authority;
  return words.sentLine(words.kinds[kind], onDutchClock(notifiedAt, 'd MMMM yyyy, HH:mm', language));
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
        {notifications.map((notification) => (
          <li key={notification.revision} class="lw-panel">
            <p>
              <strong>{sentAt(notification, language)}</strong>
              <br />
              {[
                notification.number === undefined ? words.withoutNumber : words.number(notification.number),
                ...(notification.incomplete ? [words.incomplete] : []),
                ...(notification.late === undefined ? [] : [words.late]),
              ].join('; ')}
            </p>
            {notification.number === undefined && <NumberForm notification={notification} {...props} />}
            <p class="lw-noprint">
              <a
                class="utrecht-link"
                href={inLanguage(
                  `${dossierPath(dossier.id)}/acts/correct-ap-notification?corrects=${notification.revision}`,
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

/** The number of what was sent before: the same notification once more, with its number. */
function NumberForm({
  notification,
  dossier,
  language,
  stateOf,
}: NotificationsProps & { readonly notification: NotificationAnswer }) {
  const words = wordsIn(language).authority;
  const { kind, notifiedAt, incomplete, revision } = notification;
  const state = stateOf(revision);
  const filled = { ...state.filled, within: `meldnummer-${revision}` };
  return (
    <section class="lw-noprint" id="meldnummer">
      <h3 class="utrecht-heading-3">{words.recordNumber.title}</h3>
      <WhyItCameBack state={{ ...state, filled }} language={language} />
      <ActForm
        action={`${dossierPath(dossier.id, 'authority')}/notifications`}
        state={{ ...state, filled }}
        language={language}
        submit={words.recordNumber.submit}
      >
        <input type="hidden" name="of" value={String(revision)} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="notifiedAt.day" value={notifiedAt} />
        <input type="hidden" name="incomplete" value={String(incomplete)} />
        <TextField
          name="number"
          label={words.recordNumber.label}
          hint={words.recordNumber.hint(sentAt(notification, language))}
          filled={filled}
          max={100}
        />
      </ActForm>
    </section>
  );
}

/** What is to be sent next, as far as the dossier says. */
export function nextKind(
  { openDuties }: DossierAnswer,
  { kind, notifications }: ApFormAnswer,
): NotificationKind {
  if (openDuties.some(({ duty }) => duty === 'withdraw-notification')) return 'withdrawal';
  // After a withdrawal only another initial notification can follow.
  return notifications.at(-1)?.kind === 'withdrawal' ? 'initial' : kind;
}

/** Recording that the AP's form was sent. */
export function RecordNotification({ dossier, form, language, stateOf }: NotificationsProps) {
  const { authority, acts } = wordsIn(language);
  const words = authority.record;
  const state = stateOf();
  const { filled } = state;
  const isLate = form.answers.some(({ question }) => question === '4.5');
  const stands = nextKind(dossier, form) !== 'initial';
  return (
    <section class="lw-noprint" id="melding">
      <h2 class="utrecht-heading-2">{words.title}</h2>
      <p class="lw-hint">{words.hint}</p>
      <WhyItCameBack state={state} language={language} />
      <ActForm
        action={`${dossierPath(dossier.id, 'authority')}/notifications`}
        state={state}
        language={language}
        submit={words.submit}
      >
        <Choice
          name="kind"
          label={words.kind}
          filled={filled}
          options={NOTIFICATION_KINDS.map((kind) => [kind, authority.kinds[kind]] as const)}
        />
        <MomentField name="notifiedAt" label={words.notifiedAt} filled={filled} words={acts} />
        <TextField name="number" label={words.number} hint={words.numberHint} filled={filled} max={100} />
        <Flag name="incomplete" label={words.incomplete} filled={filled} />
        {(isLate || filled.faults.has('delayReason')) && (
          <>
            <TextArea
              name="delayReason"
              label={words.delayReason}
              hint={words.delayHint(
                onDutchClock(dossier.awareness.deadline.dueAt, 'd MMMM, HH:mm', language),
              )}
              filled={filled}
              rows={3}
            />
            <Flag name="delayReasonOmitted" label={words.delayReasonOmitted} filled={filled} />
          </>
        )}
        {(stands || filled.faults.has('withdrawalReason')) && (
          <TextArea
            name="withdrawalReason"
            label={words.withdrawalReason}
            hint={words.withdrawalHint}
            filled={filled}
            rows={3}
          />
        )}
      </ActForm>
    </section>
  );
}
