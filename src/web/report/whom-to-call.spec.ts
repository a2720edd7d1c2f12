import { expect, it } from '@jest/globals';
import { loadOrganisationProfiles } from '../../organisations/organisation-profiles.loader.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { moment } from '../../shared/moment.js';
import { ownLanguage } from '../words/reporting-language.js';
import { receiptPage } from './receipt.page.js';
import { reportFormPage } from './report-form.page.js';

const profile: OrganisationProfile = {
  ...(await loadOrganisationProfiles('organisations')).get('kesslerperspektief'),
  onCallLadder: [
    { id: 'board', function: 'board', role: 'RvB', contact: { phone: '06 98765432' }, afterMinutes: 60 },
    {
      id: 'service',
      function: 'on-call',
      role: 'achterwacht',
      contact: { phone: '06 12345678' },
      afterMinutes: 0,
    },
  ],
};
const language = ownLanguage('nl');
const numbersIn = (page: string): readonly (string | undefined)[] =>
  [...page.matchAll(/href="tel:([^"]+)"/g)].map(([, number]) => number);

it('in danger form and receipt give 112 and the organisation, each to be pressed once; the receipt whoever is on call, too', () => {
  const form = reportFormPage({
    ...{ profile, submission: '1' },
    ...{ reader: { language, offered: [language] }, filled: { values: {}, faults: new Map() } },
  });
  const receipt = receiptPage(
    {
      ...{ reference: 'DL-2026-AAAA-AAAA', secret: 's', receivedAt: moment('2026-06-01T07:00:00.000Z') },
      containmentAdvice: ['Bel eerst 112.'],
    },
    ...([profile, language] as const),
    { safetyRisk: 'yes', reporter: { kind: 'employed' } },
    'https://desk.example',
  );
  expect(numbersIn(form)).toEqual(['112', '0885300000']);
  expect(numbersIn(receipt)).toEqual(['112', '0612345678', '0885300000']);
});
