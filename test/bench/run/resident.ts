// The resident memory of a process, polled from /proc.

import {readFileSync} from 'node:fs';

const EVERY_MS = 100;

export type ResidentMemory = Disposable & {
  /** Resident memory over time, in kB. */
  readonly samples: readonly number[];
};

export function watchResident(pid: number): ResidentMemory {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(...residentKb(pid)), EVERY_MS);
  return {samples, [Symbol.dispose]: () => clearInterval(timer)};
}

/** Undefined if the process no longer exists. */
function residentKb(pid: number): number[] {
  try {
    const [, kb] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? [] : [Number(kb)];
  } catch {
    return [];
  }
}
