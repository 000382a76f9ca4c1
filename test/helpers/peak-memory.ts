// Preloaded into the program under test: on exit, writes the peak memory use in kilobytes to the file in TEST_PEAK.

import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const STATUS = '/proc/self/status';

process.on('exit', () => {
  // On Linux, a process inherits its parent's `maxRSS`.
  const [, peakKb] = (existsSync(STATUS) && /VmHWM:\s*(\d+)/.exec(readFileSync(STATUS, 'utf8'))) || [];
  writeFileSync(process.env.TEST_PEAK ?? '', String(peakKb ?? process.resourceUsage().maxRSS));
});
