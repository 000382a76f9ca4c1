// Runs the built tap as a child process and says what it cost: processor time, wall, memory at its peak and on the way.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import {command, type Json} from '../../helpers/tap.ts';

const SAMPLE_EVERY_MS = 100;
const PRELOADED = ['leap-clock', 'at-exit'].map((name) => String(new URL(`./${name}.js`, import.meta.url)));

export type Measured = {
  readonly wallMs: number;
  readonly userMs: number;
  readonly systemMs: number;
  readonly peakKb: number;
  /** Resident memory as time went by, in kB. */
  readonly samples: readonly number[];
};

type Options = {
  readonly config: Json;
  readonly state?: unknown;
  readonly take: (chunk: Buffer) => void;
  /** A slow target: for so long after so many bytes. */
  readonly pause?: {readonly ms: number; readonly everyBytes: number} | undefined;
};

/** @throws Error with the tap's stderr when its exit code is not 0. */
export async function measure({config, state, take, pause}: Options): Promise<Measured> {
  const {args, cwd, env, remove} = command({config, state, imports: PRELOADED});
  const begun = performance.now();
  const child = spawn(process.execPath, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe']});
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(...residentKb(child.pid as number)), SAMPLE_EVERY_MS);
  const closed = once(child, 'close');
  const [stderr, cost] = [child.stderr, child.stdio[3]].map((stream) => text(stream as Readable));
  let untilPause = pause?.everyBytes ?? Number.POSITIVE_INFINITY;
  for await (const chunk of child.stdout as Readable) {
    take(chunk);
    untilPause -= chunk.length;
    if (!pause || untilPause > 0) continue;
    await sleep(pause.ms);
    untilPause = pause.everyBytes;
  }
  const [code] = await closed;
  const wallMs = performance.now() - begun;
  clearInterval(timer);
  remove();
  if (code !== 0) throw new Error(`The tap ended with ${code}:\n${await stderr}`);
  return {wallMs, samples, ...JSON.parse((await cost) as string)};
}

/** Nothing when the process is gone. */
function residentKb(pid: number): number[] {
  try {
    const [, kb] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? [] : [Number(kb)];
  } catch {
    return [];
  }
}
