import { pathToFileURL } from 'node:url';

const here = (name: string): string => pathToFileURL(`${import.meta.dirname}/${name}`).href;

/** Modules that break the application when they are loaded before it: the null controls of these tests. */
export const EARLY_ACKNOWLEDGEMENT = here('early-acknowledgement.mjs');
export const ASYNCHRONOUS_COMMIT = here('asynchronous-commit.mjs');
export const UNSYNCED_FOLDER = here('unsynced-folder.mjs');
