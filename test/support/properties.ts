// eslint-disable-next-line no-restricted-imports -- here is where it gets its seed
import fc from 'fast-check';

const { TEST_SEED: seed = '20261126' } = process.env;

/**
 * fast-check with one seed, so that a run says the same of the same commit each time. What else there is to find is looked for
 * by `npm run test:explore`, which takes a new seed each time and prints it where something fails.
 */
fc.configureGlobal(seed === 'random' ? {} : { seed: Number(seed) });

export { fc };
