// A STATE from which a run finds nothing new. The run's lookback covers a few orders that were already read.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {DAY} from '../../sandbox/instants.ts';
import {Calendar} from '../data/calendar.ts';
import type {Place} from '../peers/place.ts';
import {tapLengow} from '../peers/tap-lengow.ts';
import {time} from '../process/time.ts';

const instant = (micros: number): string => new Date(micros / 1000).toISOString();

type LastState = {readonly state: unknown; readonly startDate: string};

/** The state, and the `start_date` for which nothing before the state is missing. */
export async function lastState(place: Place): Promise<LastState> {
  const last = new Calendar(place.orders).at(place.orders - 1);
  const startDate = instant(last - DAY);
  const config = {start_date: startDate, end_date: instant(last + 6.9 * DAY)};
  const file = join(place.folder, 'state-lines');
  const {code, stderr} = await time(tapLengow(place, {config}), `cat > ${file}`);
  if (code !== 0) throw new Error(`The tap exited with ${code}:\n${stderr}`);
  const line = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return {state: JSON.parse(line).value, startDate};
}
