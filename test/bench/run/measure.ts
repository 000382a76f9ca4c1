// Runs the built tap as a child process and returns its cost: CPU time, wall time, peak and current memory.

import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import {command, type Json} from '../../helpers/tap.ts';
import {atEnd} from '../process/end.ts';
import {start} from '../process/start.ts';
import {watchResident} from './resident.ts';

const PRELOADED = ['leap-clock', 'at-exit'].map((name) => String(new URL(`./${name}.js`, import.meta.url)));

export type Measured = {
  readonly wallMs: number;
  readonly userMs: number;
  readonly systemMs: number;
  readonly peakKb: number;
  /** Resident memory over time, in kB. */
  readonly samples: readonly number[];
};

type RunToMeasure = {
  readonly config: Json;
  readonly state?: unknown;
  readonly catalog?: unknown;
  readonly take: (chunk: Buffer) => void;
  readonly pause?: Pause | undefined;
};

/** A slow target: it pauses for this long after this many bytes. */
export type Pause = {readonly ms: number; readonly everyBytes: number};

/** @throws Error with the tap's stderr if its exit code is not 0. */
export async function measure({config, state, catalog, take, pause}: RunToMeasure): Promise<Measured> {
  const {args, cwd, env, remove} = command({config, state, catalog, imports: PRELOADED});
  using _ = {[Symbol.dispose]: atEnd(remove)};
  const begunMs = performance.now();
  const child = start([process.execPath, ...args], {cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe']});
  using memory = watchResident(child.pid as number);
  const closed = once(child, 'close');
  const [stdout, ...others] = child.stdio.slice(1) as Readable[];
  const [stderr, cost] = others.map(text);
  await read(stdout as Readable, take, pause);
  const [code] = await closed;
  const wallMs = performance.now() - begunMs;
  if (code !== 0) throw new Error(`The tap exited with ${code}:\n${await stderr}`);
  return {wallMs, samples: memory.samples, ...JSON.parse((await cost) as string)};
}

async function read(stdout: Readable, take: (chunk: Buffer) => void, pause?: Pause): Promise<void> {
  let untilPause = pause?.everyBytes ?? Number.POSITIVE_INFINITY;
  for await (const chunk of stdout) {
    take(chunk);
    untilPause -= chunk.length;
    if (!pause || untilPause > 0) continue;
    await sleep(pause.ms);
    untilPause = pause.everyBytes;
  }
}
