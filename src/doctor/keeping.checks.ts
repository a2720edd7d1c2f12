import { join } from 'node:path';
import { QUARANTINE, reportFiles } from '../intake/spool/spool-folder.js';
import { uncopiedInWords, type KeyCopies } from '../platform/personal-data/key-copies.js';
import type { Rotation } from '../platform/personal-data/rotation.js';
import type { Postgres } from '../platform/postgres/postgres.port.js';
import { SystemClock } from '../platform/time/clock.port.js';
import { toMilliseconds, type Moment } from '../shared/moment.js';
import { counted, failed, ok, warning, type Check } from './finding.js';

const A_DAY = 86_400_000;
/** Days after which somebody should ask why there is none. */
const OLD = 2;
const TOO_OLD = 7;
/** Days; a quarter of a year and a little. */
const DRILLED_LONG_AGO = 100;
/** Days that a wrapping key may stay beyond its term before it is told. */
const LATE = 14;

const daysSince = (at: Moment): number =>
  Math.floor((toMilliseconds(new SystemClock().now()) - toMilliseconds(at)) / A_DAY);

const daysAgo = (days: number): string => (days === 0 ? 'today' : `${counted(days, 'day')} ago`);

export function ofSpool(folder: string): Check {
  return {
    name: 'spool',
    run: async () => {
      const stuck = (await reportFiles(join(folder, QUARANTINE))).length;
      const waiting = (await reportFiles(folder)).length;
      if (stuck > 0)
        return failed(
          `${counted(stuck, 'file of reports is', 'files of reports are')} in quarantine`,
          'node dist/cli.js spool list',
        );
      return waiting === 0
        ? ok('no report waits for the log')
        : warning(
            `${counted(waiting, 'file of reports waits', 'files of reports wait')} for the log`,
            'is the desk running, and its log there?',
          );
    },
  };
}

export function ofBackups(postgres: Postgres): Check {
  return {
    name: 'backups',
    run: async () => {
      const { rows } = await postgres.query<{ made_at: Moment; is_encrypted: boolean }>(
        'select made_at, is_encrypted from backups_made order by made_at desc limit 1',
      );
      const [last] = rows;
      const todo = 'node dist/cli.js backup --to <folder>, each night, by cron or a timer of systemd';
      if (last === undefined) return warning('none was made here yet', todo);
      const days = daysSince(last.made_at);
      const says = `the last was made ${daysAgo(days)}`;
      if (days > TOO_OLD) return failed(says, todo);
      if (days > OLD) return warning(says, todo);
      return last.is_encrypted
        ? ok(says)
        : warning(`${says}, not encrypted`, 'set LEKWACHT_BACKUP_RECIPIENT (backup-key)');
    },
  };
}

/** A backup that nobody ever restored is a hope. */
export function ofDrills(keys: Postgres): Check {
  return {
    name: 'restore drill',
    run: async () => {
      const { rows } = await keys.query<{ verified_at: Moment }>(
        'select verified_at from personal.verified_backups order by verified_at desc limit 1',
      );
      const [last] = rows;
      const todo =
        'restore one elsewhere, then: node --env-file=… dist/cli.js keys backup-verified --made <moment>';
      if (last === undefined) return warning('no backup was ever restored elsewhere', todo);
      const days = daysSince(last.verified_at);
      return days > DRILLED_LONG_AGO
        ? warning(`the last was ${daysAgo(days)}`, todo)
        : ok(`the last was ${daysAgo(days)}`);
    },
  };
}

/** Of rows that were replaced or taken out: forgotten within a minute where a desk runs (ADR 41). */
export function ofSpentKeys(postgres: Postgres): Check {
  return {
    name: 'spent keys',
    run: async () => {
      const { rows } = await postgres.query<{ count: number }>(
        'select count(*)::int as count from spent_keys',
      );
      const waiting = rows[0]?.count ?? 0;
      return waiting === 0
        ? ok('none waits to be forgotten')
        : warning(
            `${counted(waiting, 'key waits', 'keys wait')} to be forgotten`,
            'is the desk running? ask again in a minute: what was taken out can be read until then',
          );
    },
  };
}

/** The desk makes a new one each month, and after an erasure: who keeps the copies is to know (ADR 38). */
export function ofKeyCopies(copies: KeyCopies): Check {
  return {
    name: 'copies of keys',
    run: async () => {
      const [first] = await copies.missing();
      if (first === undefined) return ok('each wrapping key is kept elsewhere too');
      const todo =
        'node dist/cli.js backup --to <folder> --with-custody <a place apart>, or copy it and say: keys copied --epoch <n>';
      return daysSince(first.openedAt) > OLD
        ? failed(uncopiedInWords(first), todo)
        : warning(uncopiedInWords(first), todo);
    },
  };
}

/** What was erased can be read in old backups as long as the wrapping key of then is there (ADR 38). */
export function ofErasure(rotation: Rotation, backupDays: number): Check {
  return {
    name: 'erasure',
    run: async () => {
      const now = new SystemClock().now();
      for (const state of await rotation.epochs()) {
        if (state.retiredAt === undefined || state.destroyedAt !== undefined) continue;
        if (daysSince(state.retiredAt) <= backupDays + LATE) continue;
        const [why] = await rotation.reasonsToKeep(state, now);
        return warning(
          `what was erased before ${state.retiredAt} is not definitive: ${why ?? 'its wrapping key was not destroyed'}`,
          why === undefined ? 'node dist/cli.js keys destroy' : 'node dist/cli.js keys status',
        );
      }
      return ok('no wrapping key is kept longer than it should be');
    },
  };
}
