// A slow API: wall time compared with the ideal, in which all of the time is spent waiting for the API.

import {tapLengow} from '../peers/tap-lengow.ts';
import {checked} from '../process/checked.ts';
import {progress} from '../progress.ts';
import {ratio, rounded, seconds} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {spread} from '../report/statistics.ts';
import {type CaseInput, placeIn} from './case.ts';

const LATENCY_MS = 150;
const WIDTH = 8;
const MOST_ROUNDS = 3;

export async function latency(input: CaseInput): Promise<Section> {
  const {server, orders, rounds} = input;
  const count = Math.min(MOST_ROUNDS, rounds);
  const idealMs = (Math.ceil(orders / 100) * LATENCY_MS) / WIDTH;
  const walls: number[] = [];
  for (let round = 1; round <= count; round += 1) {
    await server.set({latencyMs: LATENCY_MS});
    const config = {max_concurrency: WIDTH};
    const {wallMs} = await checked((folder) => tapLengow(placeIn(input, folder), {config}), {writes: 'rows'});
    const asked = await server.counts();
    progress(`latency, round ${round}: ${seconds(wallMs)} wall, ${asked.orders} requests for orders`);
    walls.push(wallMs);
  }
  await server.set({});
  const against = spread(walls.map((wallMs) => wallMs / idealMs));
  return {
    title: `${LATENCY_MS} ms of latency`,
    text: `Each response takes ${LATENCY_MS} ms, with ${WIDTH} requests at a time. The ideal is pages × latency ÷ concurrency. Medians of ${count} rounds.`,
    table: [
      ['', 'wall', 'ideal', 'against the ideal'],
      ['tap-lengow', seconds(spread(walls).median), seconds(idealMs), ratio(against)],
    ],
    figures: {'wall / ideal': rounded(against.median)},
  };
}
