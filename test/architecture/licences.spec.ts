import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';

/** That go together with EUPL-1.2 in one installation; another one is read by a person first. */
const ALLOWED = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'EUPL-1.2',
    'BlueOak-1.0.0',
  ],
  // argparse
  'Python-2.0',
];

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
  readonly version?: string;
  readonly integrity?: string;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const inProduction = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
/** `(MIT OR Apache-2.0)`: one of them will do; `A AND B`: all of them. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => ALLOWED.includes(each.trim())));

describe('a package in production', () => {
  it('has a licence of the list', () => {
    expect(inProduction.length).toBeGreaterThan(50);
    const others = inProduction.filter(([, { license }]) => license === undefined || !isAllowed(license));
    expect(others.map(([path, { license }]) => `${path}: ${license ?? 'none said'}`)).toEqual([]);
  });

  it('is the one that was read: its digest is locked', () => {
    expect(inProduction.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual(
      [],
    );
  });
});

const described = z.object({
  shortDescription: z.string().max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string()).min(1),
});

describe('publiccode.yml', () => {
  it('has what its standard asks for, and says what package.json says', () => {
    const document = z
      .object({
        publiccodeYmlVersion: z.literal('0.4'),
        name: z.string(),
        url: z.url(),
        platforms: z.array(z.string()).min(1),
        developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
        softwareType: z.literal('standalone/web'),
        description: z.object({ en: described, nl: described }),
        legal: z.object({ license: z.string() }),
        maintenance: z.object({
          type: z.literal('community'),
          contacts: z.array(z.object({ name: z.string() })).min(1),
        }),
        localisation: z.object({
          localisationReady: z.boolean(),
          availableLanguages: z.array(z.string()).min(1),
        }),
        softwareVersion: z.string(),
      })
      .loose()
      .parse(parse(readFileSync('publiccode.yml', 'utf8')));
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
    expect([document.softwareVersion, document.legal.license]).toEqual([version, license]);
  });
});
