import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { History } from '../../breach/dossier/history.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer } from '../../notification/ap-form.answer.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { ActForm } from '../acts/act-form.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { leftOf } from '../dossier/terms-that-run.js';
import { momentOf } from '../html/moments.js';
import { PrintButton } from '../html/print-button.js';
import { wordsIn } from '../words/words.js';
import { FormAnswers, Progress } from './form-answers.js';
import { OpenAnswers } from './open-answers.js';
import { RecordNotification, Sent } from './notifications.js';

/** Its form is reached from there; the address of the form itself changes. */
const SITE_OF_THE_AP = 'https://www.autoriteitpersoonsgegevens.nl/';

/** Left of the term, so little is said aloud: about the time in which a mandate opens. */
const FEW_HOURS = 12;

export interface AuthorityPageProps {
  readonly dossier: DossierAnswer;
  readonly form: ApFormAnswer;
  readonly history: History;
  readonly asOf: Moment;
  readonly language: Language;
  readonly shapes: Readonly<Record<'ofAnswer' | 'ofNotification', readonly FieldShape[]>>;
  readonly forms: FormsOnPage;
}

/** Everything for telling the AP, on one page: what to type over, what it lacks, and recording that it was sent. */
export function authorityPage(props: AuthorityPageProps): DeskPage {
  const { dossier, form, history, asOf, language, shapes, forms } = props;
  const words = wordsIn(language).authority;
  const { id, reference } = dossier;
  const notifications = { dossier, form, language, forms, shapes: shapes.ofNotification };
  return deskPage({
    ...{ language, title: words.title(reference), address: dossierPath(id, 'authority') },
    dossier: { id, reference, part: 'authority' },
    isFaulty: forms.isFaulty,
    children: (
      <>
        <p class="utrecht-paragraph">
          {words.intro}{' '}
          <a class="utrecht-link lw-noprint" href={SITE_OF_THE_AP} rel="noreferrer">
            {words.toForm}
          </a>
        </p>
        <p class="lw-hint">{words.asOf(momentOf(asOf, language))}</p>
        <Clock {...props} />
        <Decision {...props} />
        <p class="lw-noprint">
          <a class="utrecht-link" href="#melding">
            {words.record.title}
          </a>
        </p>
        <ActForm action={dossierPath(id, 'authority')} state={forms.page} language={language} isLong>
          <h2 class="utrecht-heading-2">{words.sent}</h2>
          <Sent {...notifications} />
          <h2 class="utrecht-heading-2">{words.form}</h2>
          <Progress id={id} form={form} language={language} />
          <OpenAnswers {...{ id, form, language, forms }} />
          <p class="lw-noprint">
            <PrintButton text={words.print} />
          </p>
          <FormAnswers {...{ id, form, history, language, forms }} shapes={shapes.ofAnswer} />
          <RecordNotification {...notifications} />
        </ActForm>
      </>
    ),
  });
}

function Clock({ dossier, form, asOf, language }: AuthorityPageProps) {
  const words = wordsIn(language).authority;
  const { deadlines, awareness, claimed } = dossier;
  const term = deadlines.find(({ deadline }) => deadline === 'authority-notification');
  const reminder = deadlines.find(({ deadline }) => deadline === 'supplement-notification');
  const inWords = (dueAt: Moment): [string, string] => [
    onDutchClock(dueAt, 'ccc d MMM, HH:mm', language),
    leftOf(dueAt, asOf, language),
  ];
  if (term === undefined) {
    return <p>{reminder ? words.supplementBy(...inWords(reminder.dueAt)) : words.noClock}</p>;
  }
  const hoursLeft = (toMilliseconds(term.dueAt) - toMilliseconds(asOf)) / 3_600_000;
  return (
    <div class={hoursLeft <= FEW_HOURS ? 'lw-danger' : 'lw-note'}>
      <p>
        <strong>{words.clock(...inWords(term.dueAt))}</strong>
      </p>
      {awareness.basis === 'provisional' && <p>{words.provisional}</p>}
      {claimed !== undefined && <p>{claimed.means[language]}</p>}
      {hoursLeft <= FEW_HOURS && form.missing.length > 0 && <p>{words.betterIncomplete}</p>}
    </div>
  );
}

function Decision({ dossier, language }: AuthorityPageProps) {
  const words = wordsIn(language).authority;
  const decision = dossier.decisions['notify-authority'];
  const runs = dossier.deadlines.some(({ deadline }) => deadline === 'authority-notification');
  const at = decision && onDutchClock(decision.decidedAt, 'd MMMM, HH:mm', language);
  return (
    <p>
      {at === undefined
        ? `${words.undecided}${runs ? ` ${words.doesNotWait}` : ''}`
        : decision?.outcome === 'yes'
          ? words.decidedYes(at)
          : words.decidedNo(at)}{' '}
      <a class="utrecht-link lw-noprint" href={inLanguage(dossierPath(dossier.id, 'board'), language)}>
        {words.toDecision}
      </a>
    </p>
  );
}
