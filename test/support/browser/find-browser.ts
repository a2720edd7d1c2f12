import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL_PLACES: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

type FoundBrowser = { readonly path: string } | { readonly missing: string };

/** Chromium on this machine: the one that is named, else one in a usual place, else Playwright's own. */
export function findBrowser({ CHROMIUM_PATH: named = '' }: NodeJS.ProcessEnv): FoundBrowser {
  // Whoever names one means that one.
  if (named !== '')
    return existsSync(named) ? { path: named } : { missing: `CHROMIUM_PATH: nothing at ${named}` };
  const path = [...USUAL_PLACES, chromium.executablePath()].find((place) => existsSync(place));
  return path === undefined ? { missing: 'no Chromium here, and no CHROMIUM_PATH' } : { path };
}

/** Where browsers are promised (`CI=true`), a missing one is no reason to pass. */
export function withoutBrowser({ CI }: NodeJS.ProcessEnv): 'fail' | 'skip' {
  return CI === 'true' ? 'fail' : 'skip';
}
