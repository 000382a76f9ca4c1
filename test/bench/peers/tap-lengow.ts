// Our own tap, started the way users start it.

import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Calendar, START} from '../data/calendar.ts';
import type {Command} from '../process/time.ts';
import {KEYS} from '../server/index.ts';
import {environment, type Place, path} from './place.ts';

export const PROGRAM = 'dist/bin/tap-lengow.js';
// The other peers have no rate limit, and the server enforces one only in the rate-limit case.
const LEAP = new URL('../run/leap-clock.js', import.meta.url);

type TapInput = {
  readonly config?: Readonly<Record<string, unknown>>;
  /** The last STATE of an earlier run. */
  readonly state?: unknown;
  /** Whether the tap applies its own limit on requests per minute, as it does for users. */
  readonly isLimited?: boolean;
  readonly program?: string;
};

export function tapLengow(
  place: Place,
  {config = {}, state, isLimited = false, program = path(PROGRAM)}: TapInput = {},
): Command {
  const common = {api_url: place.url, ...KEYS, ...period(place)};
  const flags = [
    ...file(place, 'config', {...common, ...config}),
    ...(state === undefined ? [] : file(place, 'state', state)),
  ];
  const preloaded = isLimited ? [] : [`--import=${LEAP}`];
  return {argv: [place.node, ...preloaded, program, ...flags], env: environment(place)};
}

/** The period from before the first order to just after the last one. */
const period = ({orders}: Place) => ({
  start_date: START,
  end_date: new Date(new Calendar(orders).at(orders - 1) / 1000 + 1000).toISOString(),
});

export const discover = ({node}: Place): Command => ({argv: [node, path(PROGRAM), '--discover']});

function file({folder}: Place, name: string, value: unknown): string[] {
  const written = join(folder, `${name}.json`);
  writeFileSync(written, JSON.stringify(value));
  return [`--${name}`, written];
}
