// Measures how the tap reads a million orders: completeness, memory, CPU time and requests. See `npm run size --
// --help`.

import {release} from 'node:os';
import {hideBin} from 'yargs/helpers';
import {endEarly} from './process/end.ts';
import {sizeOptions} from './run/size-options.ts';
import {nothingNew, type SizeCase, sizeRun} from './run/size-run.ts';
import {table} from './run/table.ts';

// A target that pauses for a second after every 10 MB.
const SLOW = {ms: 1000, everyBytes: 10_000_000};

endEarly();
const given = hideBin(process.argv);
const {orders, gzip, alone, all: isAll} = sizeOptions(given);
const tenth = Math.round(orders / 10);
const cases: SizeCase[] = alone
  ? [{orders, gzip, isAll}]
  : [
      {orders: tenth, gzip, isAll},
      {orders, gzip, isAll},
      {orders: tenth, gzip, isAll, pause: SLOW},
    ];
const results = [];
for (const one of cases) results.push(await sizeRun(one));
const nothing = alone ? undefined : await nothingNew(10_000);
const command = ['npm run size', ...(given.length > 0 ? ['--', ...given] : [])].join(' ');
const where = `Node ${process.version}, Linux ${release()}`;
process.stdout.write(table({results, nothing, command, where, date: new Date()}));
if (results.some(({missing}) => missing > 0)) process.exitCode = 1;
