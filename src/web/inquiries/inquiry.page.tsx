import type { InquiryAnswer } from '../../audit/inquiry/inquiry.answer.js';
import { DELIVERIES } from '../../audit/inquiry/inquiry.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import type { Moment } from '../../shared/moment.js';
import { Choice, MomentField, SelectField, TextField } from '../html/form.js';
import { momentOf } from '../html/moments.js';
import { nameOf, type Names } from '../html/who.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import type { DossierToShow } from './inquiry-desk.service.js';
import { periodInWords } from './period.js';
import { INQUIRIES, inquiryPath } from './inquiry-paths.js';

/** What the FG does with one: a form of its own each. */
export type InquiryAct = 'bundles' | 'deliveries' | 'closing';

export interface InquiryPageProps {
  readonly inquiry: InquiryAnswer;
  readonly dossiers: readonly DossierToShow[];
  readonly names: Names;
  readonly conducts: boolean;
  /** By which bundles are verified, in vkey form. */
  readonly keys: readonly string[];
  readonly language: Language;
  /** A form for each thing to do; one that came back says why. */
  readonly stateOf: (act: InquiryAct) => FormState;
  readonly sent?: InquiryAct;
}

/** One inquiry: what was asked, what is shown in it, and what was handed over. */
export function inquiryPage(props: InquiryPageProps): DeskPage {
  const { inquiry, dossiers, conducts, language, stateOf, sent } = props;
  const words = wordsIn(language).inquiries;
  const { id, reference, closedAt } = inquiry;
  const cameBack = sent && stateOf(sent);
  return deskPage({
    ...{ language, title: words.inquiryOf(reference), place: 'inquiries', address: inquiryPath(id) },
    isFaulty: (cameBack?.filled.faults.size ?? 0) > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(INQUIRIES, language)}>
            {words.back}
          </a>
        </p>
        {cameBack !== undefined && <WhyItCameBack state={cameBack} language={language} />}
        <Facts {...props} />
        <Section title={words.dossiers}>
          <ul>
            {dossiers.map((dossier) => (
              <li key={dossier.id}>
                <a class="utrecht-link" href={inLanguage(dossierPath(dossier.id, 'replay'), language)}>
                  {words.dossierOf(
                    dossier.reference,
                    onDutchClock(dossier.receivedAt, 'd MMM yyyy', language),
                  )}
                </a>
              </li>
            ))}
          </ul>
        </Section>
        <Omitted {...props} />
        {conducts && <Bundles {...props} />}
        {conducts && closedAt === undefined && <Acts {...props} />}
      </>
    ),
  });
}

function Facts({ inquiry, names, language }: InquiryPageProps) {
  const { inquiries: words } = wordsIn(language);
  const { facts } = words;
  const { inquirer, askedBy, ground, from, until, opened, closedAt, auditors } = inquiry;
  const day = (at: Moment): string => onDutchClock(at, 'd MMMM yyyy', language);
  const said: readonly (readonly [name: string, text: string | undefined])[] = [
    [facts.state, capitalised(closedAt === undefined ? words.isOpen : words.closedAt(day(closedAt)))],
    [facts.inquirer, capitalised(words.inquirers[inquirer])],
    [facts.askedBy, shownText(askedBy, language)],
    [facts.ground, ground],
    [facts.period, periodInWords({ from, until }, language)],
    [facts.opened, `${nameOf(opened.by, names)}, ${momentOf(opened.at, language)}`],
    [facts.auditors, auditors?.map((who) => nameOf(who, names)).join(', ') ?? capitalised(facts.allAuditors)],
  ];
  return (
    <Section title={words.asked}>
      <dl class="lw-facts">
        {said.map(([name, text]) =>
          text === undefined ? null : (
            <>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </>
          ),
        )}
      </dl>
    </Section>
  );
}

function Omitted({ inquiry: { omitted }, dossiers, language }: InquiryPageProps) {
  const { inquiries: words, bundle } = wordsIn(language);
  const called = new Map(dossiers.map(({ id, reference }) => [id, reference]));
  return (
    <Section title={words.omitted}>
      {omitted.length === 0 ? (
        <p>{words.nothingOmitted}</p>
      ) : (
        <ul>
          {omitted.map(({ dossier, revision, pointer, scope, ground }, index) => (
            <li key={index}>
              {words.omission(
                [
                  called.get(dossier) ?? '',
                  revision === undefined ? words.everywhere : words.line(revision),
                ].join(', '),
                scope === undefined ? (pointer ?? words.everything) : words.scopes[scope],
                bundle.grounds[ground],
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Bundles({ inquiry: { made }, names, language }: InquiryPageProps) {
  const words = wordsIn(language).inquiries;
  return (
    <Section title={words.made}>
      {made.length === 0 && <p>{words.noBundle}</p>}
      {made.map(({ manifest, at, by, files, leftOut, deliveries }) => (
        <div key={manifest}>
          <p>
            <strong>{words.bundleOf(momentOf(at, language), nameOf(by, names))}</strong>
          </p>
          <p class="lw-hint">
            {words.manifest} <code>{manifest.slice(0, 16)}</code>. {words.files(files, leftOut)}.
          </p>
          {deliveries.length === 0 ? (
            <p>{words.notDelivered}</p>
          ) : (
            <ul>
              {deliveries.map(({ deliveredAt, how, to }, index) => (
                <li key={index}>
                  {words.deliveredTo(
                    momentOf(deliveredAt, language),
                    words.deliveries[how],
                    shownText(to, language),
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Section>
  );
}

function Acts({ inquiry, keys, stateOf, language }: InquiryPageProps) {
  const { inquiries: words, acts } = wordsIn(language);
  const { id, made } = inquiry;
  const { fields, make, key, deliver, close } = words;
  const delivering = stateOf('deliveries');
  const { filled } = delivering;
  return (
    <>
      <Section title={make.title}>
        <p class="lw-hint">{make.hint}</p>
        <ActForm
          action={inquiryPath(id, 'bundles')}
          submit={make.submit}
          {...{ state: stateOf('bundles'), language }}
        />
        <p class="lw-hint">{make.anew}</p>
      </Section>
      {keys.length > 0 && (
        <Section title={key.title}>
          <p class="lw-hint">{key.hint}</p>
          {keys.map((one) => (
            <p class="lw-text" key={one}>
              <code>{one}</code>
            </p>
          ))}
        </Section>
      )}
      {made.length > 0 && (
        <Section title={deliver.title}>
          <p class="lw-hint">{deliver.hint}</p>
          <ActForm
            action={inquiryPath(id, 'deliveries')}
            submit={deliver.submit}
            kind="secondary"
            {...{ state: delivering, language }}
          >
            <SelectField
              name="manifest"
              label={fields.bundle}
              filled={filled}
              options={made
                .toReversed()
                .map(({ manifest, at }) => [
                  manifest,
                  `${momentOf(at, language)} (${manifest.slice(0, 16)})`,
                ])}
            />
            <MomentField name="deliveredAt" label={fields.deliveredAt} filled={filled} words={acts} />
            <Choice
              name="how"
              label={fields.how}
              filled={filled}
              options={optionsOf(DELIVERIES, words.deliveries)}
            />
            <TextField name="to" label={fields.to} max={500} filled={filled} />
          </ActForm>
        </Section>
      )}
      <Section title={close.title}>
        <p class="lw-hint">{close.hint}</p>
        <ActForm
          action={inquiryPath(id, 'closing')}
          submit={close.submit}
          kind="secondary"
          {...{ state: stateOf('closing'), language }}
        />
      </Section>
    </>
  );
}
