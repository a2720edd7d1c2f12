import { describe, expect, it } from '@jest/globals';
import { organisationProfile } from './organisation-profile.js';
import { OrganisationProfiles, UnknownOrganisation } from './organisation-profiles.js';

const texts = { intro: 'Meld het.', inDanger: 'Bel 112.', whatHappensNext: 'Bewaar het nummer.' };
/** A document that sets nothing it need not set. */
const bare = {
  slug: 'voorbeeld',
  name: 'Voorbeeld',
  document: { title: 'Privacy' },
  reporterTexts: { nl: texts, en: texts },
  statedIn: {},
  notStated: [],
};

const profiles = new OrganisationProfiles([organisationProfile.parse(bare)]);

describe('a profile that sets nothing', () => {
  it('gets the defaults of Lekwacht, nothing more, and is logged under the digest of always', () => {
    expect(profiles.get('voorbeeld')).toStrictEqual({
      ...bare,
      mandates: { standingRecordOnly: false, emergency: { marginHours: 12 } },
      warningMarginsHours: [48, 24, 12, 4, 1],
      supplementReminderDays: 7,
      safetyTermMinutes: 30,
      reportingContacts: {},
      onCallLadder: [],
      subjectGroups: [],
      dataCategories: [],
      systems: [],
      processingActivities: [],
      recipients: [],
      retention: { registerYearsAfterClosing: 5, files: [] },
      languages: ['nl', 'en'],
      promises: [],
      remarks: [],
    });
    // With another one, every organisation would seem to have changed its profile at the next start.
    expect(profiles.digest('voorbeeld')).toBe(
      '7ca4c0c4f8878e7c3f7165c6b88bdbc84096041d3518e24a4dd770a44baa96b3',
    );
  });
});

describe('the profiles of an installation', () => {
  it('cannot be changed while it runs', () => {
    const { mandates, warningMarginsHours } = profiles.get('voorbeeld');
    expect(() => {
      // @ts-expect-error nor by what compiles
      mandates.emergency.marginHours = 1;
    }).toThrow(TypeError);
    expect(() => {
      // @ts-expect-error nor by what compiles
      warningMarginsHours[0] = 0;
    }).toThrow(TypeError);
  });

  it('answer a stranger with UnknownOrganisation, and find nothing', () => {
    expect(() => profiles.get('toString')).toThrow(UnknownOrganisation);
    expect(profiles.find('__proto__')).toBeUndefined();
  });

  it('have a digest that depends on the content and not on the order of keys', () => {
    const own = profiles.get('voorbeeld');
    const reordered = Object.fromEntries(Object.entries(own).reverse()) as unknown as typeof own;
    const changed = { ...own, mandates: { standingRecordOnly: false, emergency: { marginHours: 8 } } };
    const digest = profiles.digest('voorbeeld');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(new OrganisationProfiles([reordered]).digest('voorbeeld')).toBe(digest);
    expect(new OrganisationProfiles([changed]).digest('voorbeeld')).not.toBe(digest);
  });
});
