// The summary of a plan on stderr. Pure.

import {sum} from '../../../../values/sum.ts';
import {amount} from '../../../log/words.ts';
import {minutesFor, type Pace, pagesFor, significant} from '../figures.ts';
import {minutesInWords} from '../sizes.ts';
import type {Unit} from './unit.ts';

type SummaryInput = {
  readonly accountId: number;
  readonly units: readonly Unit[];
  /** How many units were requested. */
  readonly wished: number;
  readonly pace: Pace;
  /** How many requests the plan took. */
  readonly cost: number;
  /** The ids of the streams that each unit would read in full. */
  readonly whole: readonly string[];
};

export function summaryOf({accountId, units, wished, pace, cost, whole}: SummaryInput): string {
  const took = `${cost} ${cost === 1 ? 'request' : 'requests'}`;
  if (units.length === 0) return `Account ${accountId}: no orders to read, so no units; ${took}`;
  const orders = sum(units.map((unit) => unit.orders));
  const fewer =
    units.length < wished
      ? ` Fewer units than ${amount(wished)}, because many orders share one second, which cannot be divided.`
      : '';
  const found = `Account ${accountId}: ${amount(orders)} orders in ${inUnits(units.length, orders)}; ${took}.${fewer}`;
  const only = whole.length === 0 || units.length === 1 ? '' : ` ${onlyOne(whole)}`;
  return `${found} ${timeOf(units, pace)}, regardless of the number of processes: run the units of one account one at a time.${only}`;
}

const inUnits = (units: number, orders: number): string =>
  units === 1 ? '1 unit' : `${amount(units)} units of about ${amount(Math.round(orders / units))}`;

function timeOf(units: readonly Unit[], pace: Pace): string {
  const requests = sum(units.map((unit) => unit.requests));
  const pages = sum(units.map(({orders}) => pagesFor(orders, pace)));
  const {minutes, isLimited} = minutesFor({requests, pages}, pace);
  const speed = isLimited
    ? `${pace.requestsPerMinute} requests a minute`
    : `${significant(pace.pageMs / 1000, 2)} s a page and ${pace.maxConcurrency} pages at a time`;
  const time = minutesInWords(minutes);
  return `${time.charAt(0).toUpperCase()}${time.slice(1)} at ${speed}`;
}

const onlyOne = (streams: readonly string[]): string =>
  `Only one unit should read ${streams.join(', ')}: run the others with ${streams.map((id) => `--deselect ${id}`).join(' ')}.`;
