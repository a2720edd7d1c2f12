import fc from 'fast-check';

// Properties run with one seed, so that a run says the same of the same commit each time. What else there is to find is
// looked for by `npm run test:explore`, which takes a new seed each time; fast-check prints it where something fails.
const { TEST_SEED: seed = '20261126' } = process.env;
fc.configureGlobal(seed === 'random' ? {} : { seed: Number(seed) });
