import type { CertificateAnswer } from '../../erasure/certificate.answer.js';
import { onDutchClock, startOfDutchDay } from '../../law/clock.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Section } from '../dossier/section.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { certificatePath, erasurePath } from '../html/erasure-paths.js';
import { PrintButton } from '../html/print-button.js';
import { nameOf } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { onDay } from './on-day.js';
import { titlesOf } from './titles-of.js';

interface CertificatePageProps {
  readonly certificate: CertificateAnswer;
  /** Name of the organisation, as it calls itself. */
  readonly organisation: string;
  readonly desk: Pick<DossierDesk, 'entries' | 'language' | 'names'>;
}

/** What was erased, to be printed and given to whoever asked for it. */
export function certificatePage({ certificate, organisation, desk }: CertificatePageProps): DeskPage {
  const { id, reference, erasure } = certificate;
  const { language, names } = desk;
  const { erasing: words, lists } = wordsIn(language);
  const titles = titlesOf(desk);
  const by = (who: string, at: CertificateAnswer['approvedAt']): string =>
    words.by(nameOf(who, names), onDay(at, language));
  const { despiteObjection, keysForgottenAt, definitiveBy, places, leftTheHouse } = certificate;
  const facts: readonly (readonly [keyof typeof words.facts, string | undefined])[] = [
    ['organisation', organisation],
    ['dossier', reference],
    ['what', capitalised(lists.erasable[certificate.what])],
    ['ground', capitalised(lists.erasureGrounds[certificate.ground])],
    ['reason', certificate.reason],
    ['proposed', by(certificate.proposedBy, certificate.proposedAt)],
    ['approved', by(certificate.approvedBy, certificate.approvedAt)],
    ['despite', despiteObjection],
    ['forgotten', keysForgottenAt === undefined ? words.notYet : onDay(keysForgottenAt, language)],
    ['definitiveBy', definitiveBy && onDutchClock(startOfDutchDay(definitiveBy), 'd MMMM yyyy', language)],
  ];
  return deskPage({
    ...{ language, title: words.certificateOf(reference), address: certificatePath(id, erasure) },
    dossier: { id, reference, part: undefined },
    children: (
      <>
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage(erasurePath(id), language)}>
            {words.title}
          </a>
        </p>
        <dl class="lw-facts">
          {facts.map(([name, text]) =>
            text === undefined ? null : (
              <>
                <dt>{words.facts[name]}</dt>
                <dd>{text}</dd>
              </>
            ),
          )}
        </dl>
        <Section title={words.facts.places}>
          <ul class="lw-plain">
            {places.map(({ revision, pointer, event, replaced }) => (
              <li key={`${revision} ${pointer}`}>
                {capitalised(words.place(revision, titles(revision, event)))} <code>{pointer}</code>
                {replaced && `, ${words.replaced}`}
              </li>
            ))}
          </ul>
        </Section>
        {leftTheHouse.length > 0 && (
          <Section title={words.facts.left}>
            <ul class="lw-plain">
              {leftTheHouse.map(({ revision, event, at }) => (
                <li key={revision}>
                  {capitalised(words.place(revision, titles(revision, event)))}, {onDay(at, language)}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={words.meaning}>
          <ul class="utrecht-unordered-list">
            {certificate.remarks.map((remark) => (
              <li class="utrecht-unordered-list__item" key={remark.en}>
                {remark[language]}
              </li>
            ))}
          </ul>
        </Section>
        <p class="lw-noprint">
          <PrintButton text={words.print} isMain />
        </p>
      </>
    ),
  });
}
