// A target that reads slowly: how much memory the tap uses.

import {fileURLToPath} from 'node:url';
import {tapLengow} from '../peers/tap-lengow.ts';
import {checked} from '../process/checked.ts';
import {megabytes, rounded, seconds} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {type CaseInput, placeIn} from './case.ts';

const TARGET = fileURLToPath(new URL('../process/slow-target.js', import.meta.url));

export async function slowTarget(input: CaseInput): Promise<Section> {
  const sink = `node ${TARGET}`;
  const {wallMs, peakKb} = await checked((folder) => tapLengow(placeIn(input, folder)), {writes: 'rows', sink});
  return {
    title: 'A target that reads slowly',
    text: `${input.orders.toLocaleString('en')} orders, to a target that pauses for 1 s after every 10 MB. One run.`,
    table: [
      ['', 'peak memory', 'wall'],
      ['tap-lengow', megabytes(peakKb), seconds(wallMs)],
    ],
    figures: {'peak MB': rounded((peakKb * 1024) / 1e6)},
  };
}
