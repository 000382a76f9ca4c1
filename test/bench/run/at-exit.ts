// Preloaded into the tap. When the tap exits, this module writes the tap's cost to file descriptor 3.

import {readFileSync, writeSync} from 'node:fs';

process.on('exit', () => {
  const {userCPUTime, systemCPUTime} = process.resourceUsage();
  // Not `maxRSS`: on Linux, a process inherits its parent's value.
  const [, peakKb] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  writeSync(3, JSON.stringify({userMs: userCPUTime / 1000, systemMs: systemCPUTime / 1000, peakKb: Number(peakKb)}));
});
