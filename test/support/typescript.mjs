// `node --import ./test/support/typescript.mjs some.ts` runs a program of the tests outside jest, from the
// sources as jest does: Node 20 does not read TypeScript by itself.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
