// Makes the stock reports of a feed, one a day, with a generator of their own.
import {DAY, HOUR, type Micros} from '../instants.ts';
import {type Random, random} from '../random.ts';
import type {StockLine, StockReport} from './report.ts';

const STYLES = ['plain', 'blanks', 'unquoted', 'marked'] as const;
const WAREHOUSES = ['1e57b2b6-907b-4676-8766-339a1d596e59', '8c1f0a52-0d3e-4f0b-9b57-5f1f8f2f0d11'] as const;
const MILLISECOND = 1000;

/** @param number from 0, the oldest */
export function makeReport(seed: string, feed: number, number: number, createdAt: Micros): StockReport {
  const dice = random(seed, 'zfs', feed, number);
  return {
    id: String(13_000 + number * 10 + (feed % 10)),
    createdAt: createdAt - (createdAt % MILLISECOND),
    status: 'ready',
    errors: null,
    lines: [...linesOf(dice), ...ODD_LINES],
    style: STYLES[number % STYLES.length] as StockReport['style'],
  };
}

/** One report a day; the last is a few hours old. One is in error. */
export const firstReports = (seed: string, feed: number, {count, now}: {count: number; now: Micros}): StockReport[] =>
  Array.from({length: count}, (_, number) => {
    const report = makeReport(seed, feed, number, now - (count - 1 - number) * DAY - 5 * HOUR);
    if (number === count - 3) return {...report, status: 'error', errors: 'The report could not be created', lines: []};
    return report;
  });

function linesOf(dice: Random): StockLine[] {
  return Array.from({length: 1 + dice.int(4)}, (_, article) => {
    const here = WAREHOUSES.map(() => [dice.int(90), dice.int(5)] as const);
    const total = [0, 1].map((kind) => here.reduce((sum, each) => sum + (each[kind] ?? 0), 0)) as [number, number];
    const ean = `0${194_502_370_669 + article * 7}`;
    return WAREHOUSES.map((location, place) => ({ean, location, here: here[place] as [number, number], total}));
  }).flat();
}

/** A blank key, a repeated one, and a name that looks like that of a repeat. */
const ODD_LINES: readonly StockLine[] = [
  {ean: '4006381333931', location: '', key: {location: '-'}, here: [0, 0], total: [0, 0]},
  {ean: ' ', location: 'A,"B"', key: {ean: '-'}, here: [1, 2], total: [3, 4]},
  {ean: '4006381333931', location: 'W', here: [1, 0], total: [6, 0]},
  {ean: '4006381333931', location: 'W', key: {location: 'W#3'}, here: [2, 0], total: [6, 0]},
  {ean: '4006381333931', location: 'W#2', here: [3, 0], total: [6, 0]},
];
