// Reads the lines of the list of erased orders. Faults name a line by its number and never quote it.

import type {Checked, Fault} from '../../../values/fault.ts';
import {brokenLines} from '../../process/utf8-lines.ts';
import type {IsErased} from '../../run/context.ts';
import {ErasedList} from './list.ts';

const MOST_FAULTS = 10;

/** @param where the name of the list in faults */
export function parseErased(bytes: Uint8Array, where: string): Checked<IsErased> {
  const list = new ErasedList();
  const broken = new Set(brokenLines(bytes));
  const faults: Fault[] = [];
  for (const [index, line] of new TextDecoder().decode(bytes).split('\n').entries()) {
    const found = broken.has(index) ? 'is not valid UTF-8' : list.add(line);
    if (found !== undefined) faults.push(faultOf(where, `line ${index + 1} ${found}`));
  }
  return {value: faults.length === 0 ? list.has : undefined, faults: fewest(where, faults), warnings: []};
}

const fewest = (where: string, faults: readonly Fault[]): readonly Fault[] =>
  faults.length <= MOST_FAULTS
    ? faults
    : [...faults.slice(0, MOST_FAULTS), faultOf(where, `${faults.length - MOST_FAULTS} more lines have faults`)];

const faultOf = (where: string, found: string): Fault => ({
  where,
  pointer: '',
  found,
  expected: 'one order per line, in UTF-8: the marketplace, a tab and the marketplace_order_id',
});
