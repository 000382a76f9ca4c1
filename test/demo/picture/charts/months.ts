// Revenue in one currency: a row of columns for each marketplace, a column for each month, all on one scale.

import {rectY, ruleY, text} from '@observablehq/plot';
import type {Revenue} from '../figures.ts';
import type {Html} from '../html.ts';
import {cents, compact, whole} from '../numbers.ts';
import {type Total, totals} from '../totals.ts';
import {MARKS, svg} from './svg.ts';

const ROW_HEIGHT = 110;
const NAME_HEIGHT = 26;
const AXIS_HEIGHT = 60;

export function months(rows: readonly Revenue[], currency: string): Html {
  const names = totals(rows, 'marketplace');
  return svg(`Revenue in ${currency} by marketplace and month`, {
    height: names.length * ROW_HEIGHT + AXIS_HEIGHT,
    marginLeft: 50,
    marginRight: 10,
    marginTop: 10,
    marginBottom: 45,
    x: {label: null},
    y: {label: null, insetTop: NAME_HEIGHT, grid: true, ticks: 3, tickFormat: compact},
    fy: {axis: null, padding: 0.15},
    marks: [
      rectY(rows, {
        x: ({month}: Revenue) => new Date(`${month}-01`),
        interval: 'month',
        y: 'amount',
        fy: 'marketplace',
        fill: 'var(--good)',
        title: ({marketplace, month, amount}: Revenue) => `${marketplace}, ${month}: ${cents(amount)} ${currency}`,
        className: MARKS,
      }),
      ruleY([0]),
      text(names, {
        fy: ([marketplace]: Total) => marketplace,
        frameAnchor: 'top-left',
        fontWeight: 'bold',
        text: ([marketplace, amount]: Total) => `${marketplace}: ${whole(amount)} ${currency}`,
      }),
    ],
  });
}
