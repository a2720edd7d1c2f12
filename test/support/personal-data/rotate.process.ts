// Rotates, block by block, and kills itself before a statement: <database> <folder of wrapping keys> <which statement>.
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { Rotation } from '../../../src/platform/personal-data/rotation.js';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { CountedPostgres } from './counted-postgres.js';

const [connectionString = '', folder = '', statement = ''] = process.argv.slice(2);
const postgres = await openPostgres({ connectionString });
const killing = new CountedPostgres(postgres, Number(statement), () => process.kill(process.pid, 'SIGKILL'));
const custody = new FileCustody(folder);
await new Rotation(killing, custody, { backupDays: 35, needs: [], blocksAtOnce: 1 }).rotate();
await postgres.close();
