import { findBrowser } from './find-browser.js';

/** For scripts: prints which browser the tests will take, or says why there is none, and fails. */
const found = findBrowser(process.env);
if ('path' in found) console.log(found.path);
else {
  console.error(found.missing);
  process.exitCode = 1;
}
