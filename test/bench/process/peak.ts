// The peak resident memory of a process and all its descendants, polled from /proc.

import {readFileSync} from 'node:fs';

const EVERY_MS = 20;
// Helper processes that are not measured: they only start the others and read their output.
const OURS = /^(?:\S*\/)?(?:bash|cat)\b|\/slow-target\.js\b/;

/** @returns a function that stops polling and returns the peak in kB. */
export function watchPeak(pid: number): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOfAll(pid));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** The sum of the running processes' peaks so far; a process that has ended counts as 0. */
function peakOfAll(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const [, kb = 0] = /VmHWM:\s*(\d+)/.exec(status) ?? [];
    const below = children.filter((child) => child !== '').map((child) => peakOfAll(Number(child)));
    return below.reduce((sum, child) => sum + child, OURS.test(command) ? 0 : Number(kb));
  } catch {
    return 0;
  }
}
