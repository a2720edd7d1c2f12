// The whole register as CSV and as XLSX: when it begins, what it takes of memory, and how long nothing else is answered meanwhile.
// `npm run bench:files -- 100000 [--directory <where it is kept>]`; fails past what was asked for.
import Table from 'cli-table3';
import { FILE_HEAD, fileFigures, fileLine } from './scale/files.js';
import { prepared } from './scale/prepared.js';
import { whileServing } from './scale/served.js';

const WITHIN = { firstByte: 200, blocked: 100, memory: { CSV: 50, XLSX: 120 } };

await prepared(100_000, async (directory, dossiers) => {
  const figures = await whileServing(directory, fileFigures);
  const table = new Table({ head: [...FILE_HEAD], style: { head: [], border: [], compact: true } });
  for (const one of figures) table.push([...fileLine(one)]);
  console.log(`${dossiers.toLocaleString('en')} dossiers\n${table.toString()}`);
  for (const { file, firstByte, noticed } of figures)
    if (
      firstByte > WITHIN.firstByte ||
      noticed.blocked > WITHIN.blocked ||
      noticed.atMost - noticed.atFirst > WITHIN.memory[file]
    ) {
      console.error(`${file}: more than ${JSON.stringify(WITHIN)}`);
      process.exitCode = 1;
    }
});
