import { TimeLine } from '../html/time-line.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import type { ThenProps } from './then-props.js';

/** What was recorded up to then, in words, each line with the state after it. */
export function TimeLineThen({ known: { dossier, entries, names }, language }: ThenProps) {
  const words = wordsIn(language).replay;
  const path = dossierPath(dossier.id, 'replay');
  return (
    <TimeLine
      {...{ entries, names, language }}
      after={(revision) => ({
        href: inLanguage(`${path}?stap=${revision}`, language),
        text: words.stateAfter(revision),
      })}
    />
  );
}
