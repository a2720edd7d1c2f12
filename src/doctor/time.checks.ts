import { SystemClock } from '../platform/time/clock.port.js';
import { toMilliseconds } from '../shared/moment.js';
import { failed, ok, warning, type Check } from './finding.js';

/** Milliseconds; the law counts in hours, but two clocks of one desk should agree. A `Date` header has whole seconds. */
const TOLERATED = 2_000;
const WRONG = 30_000;

/**
 * @param theirs milliseconds since 1970 as the other one says; nothing where it does not say
 * @param orElse what to do where it does not say
 */
export function ofClock(name: string, orElse: string, theirs: () => Promise<number | undefined>): Check {
  const clock = new SystemClock();
  return {
    name,
    run: async () => {
      const asked = toMilliseconds(clock.now());
      const said = await theirs();
      const answered = toMilliseconds(clock.now());
      if (said === undefined) return warning('it does not say what time it is', orElse);
      // What was said, was said in between.
      const apart = said < asked ? asked - said : Math.max(0, said - answered);
      const says = apart < 1_000 ? 'agrees with ours' : `differs by ${Math.round(apart / 1_000)} s from ours`;
      if (apart > WRONG) return failed(says, 'set the clock, and let a time service keep it');
      return apart > TOLERATED ? warning(says, 'let a time service keep the clock') : ok(says);
    },
  };
}

const NAME_ONE = 'set LEKWACHT_TIME_URL to an https address that answers with a Date';

/**
 * By the `Date` of an answer over HTTP, whatever the answer is.
 * @param url absent: nobody is asked
 * @param setting where that address stands
 */
export function ofTimeSource(url: string | undefined, setting: string): Check {
  if (url === undefined)
    return {
      name: 'time source',
      run: () => Promise.resolve(warning('nobody outside is asked what time it is', NAME_ONE)),
    };
  return ofClock(`time source (${setting})`, NAME_ONE, async () => {
    const { headers } = await fetch(url, { method: 'HEAD', redirect: 'manual' }).catch((error: unknown) => {
      throw new Error(`the address in ${setting} does not answer`, { cause: error });
    });
    const date = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(date) ? undefined : date;
  });
}
