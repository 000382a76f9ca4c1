// A table with a bar for each number. Pure.

import {amount} from '../../../log/words.ts';

type Line = readonly [name: string, value: number];

const LONGEST_BAR = 20;
const GAP = 3;

/** The longest bar belongs to the highest number. */
export function chart(head: string, lines: readonly Line[]): string[] {
  const most = Math.max(1, ...lines.map(([, value]) => value));
  const names = Math.max(head.length, ...lines.map(([name]) => name.length));
  const values = Math.max('orders'.length, ...lines.map(([, value]) => amount(value).length));
  const row = (name: string, value: string) => `${name.padEnd(names + GAP)}${value.padStart(values)}`;
  const bar = (value: number) => '█'.repeat(Math.round((value / most) * LONGEST_BAR));
  return [row(head, 'orders'), ...lines.map(([name, value]) => `${row(name, amount(value))}  ${bar(value)}`.trimEnd())];
}
