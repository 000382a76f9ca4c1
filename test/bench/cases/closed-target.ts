// A target that exits early: how soon the tap exits, and with which exit code.

import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {tapLengow} from '../peers/tap-lengow.ts';
import {temporaryFolder} from '../process/folder.ts';
import {start} from '../process/start.ts';
import {milliseconds, rounded} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {spread} from '../report/statistics.ts';
import {type CaseInput, placeIn} from './case.ts';

const AFTER_BYTES = 1_000_000;

export async function closedTarget(input: CaseInput): Promise<Section> {
  const ends: {ms: number; code: number}[] = [];
  for (let round = 1; round <= input.rounds; round += 1) ends.push(await close(input));
  const ms = spread(ends.map((end) => end.ms));
  const codes = [...new Set(ends.map(({code}) => code))].join(', ');
  return {
    title: 'A target that exits early',
    text: `The pipe is closed after 1 MB. Medians of ${input.rounds} rounds.`,
    table: [
      ['', 'from there to the end', 'exit code'],
      ['tap-lengow', `${milliseconds(ms.median)} (${milliseconds(ms.least)}–${milliseconds(ms.most)})`, codes],
    ],
    figures: {'ms to the end': rounded(ms.median)},
  };
}

async function close(input: CaseInput): Promise<{ms: number; code: number}> {
  using folder = temporaryFolder();
  const {argv, env} = tapLengow(placeIn(input, folder.path));
  const child = start(argv, {
    env: {PATH: process.env.PATH, ...env},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let bytes = 0;
  for await (const chunk of child.stdout as Readable) {
    bytes += chunk.length;
    if (bytes > AFTER_BYTES) break;
  }
  // Breaking out of the loop closed the pipe.
  const closedMs = performance.now();
  const [code] = (await ended) as [number];
  return {ms: performance.now() - closedMs, code};
}
