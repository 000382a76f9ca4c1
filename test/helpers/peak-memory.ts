// Preloaded into the program under test: when it exits, writes its peak memory in kilobytes to the file TEST_PEAK names.

import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const STATUS = '/proc/self/status';

process.on('exit', () => {
  // On Linux, a process inherits its parent's `maxRSS`.
  const [, peakKb] = (existsSync(STATUS) && /VmHWM:\s*(\d+)/.exec(readFileSync(STATUS, 'utf8'))) || [];
  writeFileSync(process.env.TEST_PEAK ?? '', String(peakKb ?? process.resourceUsage().maxRSS));
});
