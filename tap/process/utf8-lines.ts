// Finds the lines of a text that are not UTF-8.

import {isUtf8} from 'node:buffer';

const NEWLINE = 10;

/** Their indices, in order. In UTF-8, no other character contains the byte of a newline. */
export function brokenLines(bytes: Uint8Array): number[] {
  const broken: number[] = [];
  if (isUtf8(bytes)) return broken;
  for (let [from, index] = [0, 0]; from <= bytes.length; index += 1) {
    const newline = bytes.indexOf(NEWLINE, from);
    const to = newline < 0 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(from, to))) broken.push(index);
    from = to + 1;
  }
  return broken;
}
