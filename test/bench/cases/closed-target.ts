// A target that goes away early: how soon the tap stops, and how it says so.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {tapLengow} from '../peers/tap-lengow.ts';
import {milliseconds, rounded} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {spread} from '../report/statistics.ts';
import {type Given, placeIn} from './case.ts';

const AFTER_BYTES = 1_000_000;

export async function closedTarget(given: Given): Promise<Section> {
  const ends: {ms: number; code: number}[] = [];
  for (let round = 1; round <= given.rounds; round += 1) ends.push(await close(given));
  const ms = spread(ends.map((end) => end.ms));
  const codes = [...new Set(ends.map(({code}) => code))].join(', ');
  return {
    title: 'A target that goes away',
    text: `The pipe is closed after 1 MB. Medians of ${given.rounds} rounds.`,
    table: [
      ['', 'from there to the end', 'exit code'],
      ['tap-lengow', `${milliseconds(ms.median)} (${milliseconds(ms.least)}–${milliseconds(ms.most)})`, codes],
    ],
    figures: {'ms to the end': rounded(ms.median)},
  };
}

async function close(given: Given): Promise<{ms: number; code: number}> {
  const folder = mkdtempSync(join(tmpdir(), 'tap-lengow-bench-'));
  const {argv, env} = tapLengow(placeIn(given, folder));
  const child = spawn(argv[0] as string, argv.slice(1), {
    env: {PATH: process.env.PATH, ...env},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let bytes = 0;
  for await (const chunk of child.stdout) {
    bytes += chunk.length;
    if (bytes > AFTER_BYTES) break;
  }
  // Leaving the loop has closed the pipe.
  const closedMs = performance.now();
  const [code] = (await ended) as [number];
  rmSync(folder, {recursive: true});
  return {ms: performance.now() - closedMs, code};
}
