import { isCalendarDay } from '../shared/moment.js';
import type { Bilingual, Contact, ReporterTexts } from './organisation-profile.js';
import { list, numberBetween, optional, record, required, text, type Shape } from './shape.js';

/** The term of Art. 33(1): a margin as long as the term would warn at the moment of awareness itself. */
export const TERM_HOURS = 72;

export const id = text(/^[a-z][a-z0-9-]{0,49}$/, 'must be lower-case letters, digits and hyphens');
export const hours = numberBetween(0, TERM_HOURS);

export const bilingual = record<Bilingual>({ nl: required(text()), en: required(text()) });

export const contact = record<Contact>({
  email: optional(text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address')),
  phone: optional(text(/^\+?[\d \u2013()-]{3,24}$/, 'must be a phone number')),
});

export const day: Shape<string> = (value, path, report) => {
  const read = text()(value, path, report);
  if (read !== undefined && !isCalendarDay(read)) report(path, 'must be a day, YYYY-MM-DD');
  return read;
};

export const marginsLargestFirst: Shape<readonly number[]> = (value, path, report) => {
  const margins = list(hours)(value, path, report);
  if (margins?.length === 0) report(path, 'must hold at least one margin');
  if (margins?.some((margin, index) => index > 0 && margin >= (margins[index - 1] ?? margin))) {
    report(path, 'must go from the largest to the smallest, each once');
  }
  return margins;
};

export const reporterTexts = record<ReporterTexts>({
  intro: required(text()),
  inDanger: required(text()),
  whatHappensNext: required(text()),
});
