// A rate limit that slows the run down: wall time compared with the minimum time that the limit imposes.

import {Calendar} from '../data/calendar.ts';
import {tapLengow} from '../peers/tap-lengow.ts';
import {checked} from '../process/checked.ts';
import {rounded, seconds} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {type CaseInput, placeIn} from './case.ts';

const PER_MINUTE = 60;
// Reading this many orders takes two to three minutes, including the run's other requests.
const ORDERS = 13_000;

export async function limit(input: CaseInput): Promise<Section> {
  const {server, orders} = input;
  const startDate = new Date(new Calendar(orders).at(Math.max(0, orders - ORDERS)) / 1000).toISOString();
  const config = {requests_per_minute: PER_MINUTE, start_date: startDate};
  await server.set({perMinute: PER_MINUTE});
  const {wallMs} = await checked((folder) => tapLengow(placeIn(input, folder), {config, isLimited: true}), {
    writes: 'rows',
  });
  const asked = await server.counts();
  await server.set({});
  const ownMs = Math.floor((asked.orders - 1) / PER_MINUTE) * 60_000;
  return {
    title: 'An active rate limit',
    text: `The limit is ${PER_MINUTE} requests per minute. The run sends ${asked.orders}, so it cannot send the last one before ${ownMs / 1000} s. Requests refused by the server: ${asked.refused}. One run.`,
    table: [
      ['', 'wall', "the limit's own time", 'against it'],
      ['tap-lengow', seconds(wallMs), seconds(ownMs), ownMs === 0 ? 'it had no effect' : (wallMs / ownMs).toFixed(3)],
    ],
    figures: ownMs === 0 ? {} : {'wall / limit': rounded(wallMs / ownMs)},
  };
}
