import { pageIn, type BundleListed } from '../../audit/bundle/bundle-pages.port.js';
import type { Inquiry } from '../../audit/inquiry/inquiry.js';
import { LANGUAGES, type Language } from '../../law/sentence.js';
import { revealed } from '../../shared/personal.js';
import { momentOf } from '../html/moments.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

interface IndexProps extends BundleListed {
  readonly inquiry: Inquiry;
  readonly language: Language;
}

/** Where somebody begins who is handed a bundle: what was asked, which dossiers, and how to verify them. */
export function IndexOfBundle(props: IndexProps) {
  const { inquiry, organisation, dossiers, madeAt, anchored, language } = props;
  const { bundle: words, inquiries } = wordsIn(language);
  const { inquirer, askedBy, ground, from, until, opened, bundles } = inquiry;
  const other = LANGUAGES.filter((one) => one !== language);
  return (
    <>
      {other.map((one) => (
        <p key={one}>
          <a href={pageIn('index', one)} lang={one} hreflang={one}>
            {wordsIn(one).language}
          </a>
        </p>
      ))}
      <dl>
        <dt>{words.index.organisation}</dt>
        <dd>{organisation}</dd>
        <dt>{words.index.askedBy}</dt>
        <dd>
          {capitalised(inquiries.inquirers[inquirer])}: {revealed(askedBy)}
        </dd>
        <dt>{words.index.ground}</dt>
        <dd>{ground}</dd>
        <dt>{words.index.period}</dt>
        <dd>{words.index.fromUntil(momentOf(from, language), momentOf(until, language))}</dd>
        <dt>{words.index.opened}</dt>
        <dd>{momentOf(opened.at, language)}</dd>
        <dt>{words.index.made}</dt>
        <dd>{momentOf(madeAt, language)}</dd>
        <dt>{words.index.anchored}</dt>
        <dd>
          {anchored === undefined
            ? words.index.notAnchored
            : words.index.anchoredAt(
                words.index.anchors[anchored.anchor] ?? anchored.anchor,
                momentOf(anchored.at, language),
                anchored.size,
              )}
        </dd>
      </dl>
      <h2>{words.index.dossiers}</h2>
      <ul>
        {dossiers.map(({ folder, reference, events, leftOut, mergedIn }) => (
          <li key={folder}>
            <a href={`${folder}/${pageIn('timeline', language)}`}>{reference}</a>:{' '}
            {words.index.counts(events, leftOut)}
            {mergedIn.length > 0 && <p>{words.index.mergedIn(mergedIn.join(', '))}</p>}
          </li>
        ))}
      </ul>
      {bundles.length > 0 && (
        <>
          <h2>{words.index.before}</h2>
          <ul>
            {bundles.map(({ manifest, at, deliveries }) => (
              <li key={manifest}>
                {words.index.madeBefore(momentOf(at, language))}
                {deliveries.map(({ deliveredAt, how, to }) => (
                  <p key={deliveredAt}>
                    {inquiries.deliveredTo(
                      momentOf(deliveredAt, language),
                      inquiries.deliveries[how],
                      revealed(to) ?? '',
                    )}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{words.index.verify}</h2>
      <p>{words.index.verifyHint}</p>
      <p>
        <code>
          node lekwacht-verify.mjs bundle . --key "…"{language === 'nl' ? '' : ` --taal ${language}`}
        </code>
      </p>
      <p>
        <a href={language === 'nl' ? 'LEESMIJ.txt' : 'README.txt'}>{words.index.readme}</a>
      </p>
      <h2>{words.index.files}</h2>
      <ul>
        {words.index.named.map(([file, what]) => (
          <li key={file}>
            <a href={file}>{file}</a>: {what}
          </li>
        ))}
      </ul>
    </>
  );
}
