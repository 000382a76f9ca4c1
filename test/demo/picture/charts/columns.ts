// Revenue in one currency: columns for the months, in a row for each marketplace, all on one scale.

import {type PlotOptions, rectY, ruleY, text} from '@observablehq/plot';
import type {Revenue} from '../figures.ts';
import type {Html} from '../html.ts';
import {cents, compact, whole} from '../numbers.ts';
import {type Total, totals} from '../totals.ts';
import {MARKS, svg} from './svg.ts';

const ROW_HEIGHT = 110;
const NAME_HEIGHT = 26;
const AXIS_HEIGHT = 60;

export function columns(rows: readonly Revenue[], currency: string): Html {
  const names = totals(rows, 'marketplace');
  return svg(`Revenue in ${currency} by marketplace and month`, {
    ...scales(names.length),
    marks: [months(rows, currency), ruleY([0]), titles(names, currency)],
  });
}

const scales = (rows: number): PlotOptions => ({
  height: rows * ROW_HEIGHT + AXIS_HEIGHT,
  marginLeft: 50,
  marginRight: 10,
  marginTop: 10,
  marginBottom: 45,
  x: {label: null, insetLeft: 10},
  y: {label: null, insetTop: NAME_HEIGHT, grid: true, ticks: 3, tickFormat: compact},
  fy: {axis: null, padding: 0.15},
});

const months = (rows: readonly Revenue[], currency: string) =>
  rectY(rows, {
    x: ({month}: Revenue) => new Date(`${month}-01`),
    interval: 'month',
    y: 'amount',
    fy: 'marketplace',
    fill: 'var(--good)',
    title: ({marketplace, month, amount}: Revenue) => `${marketplace}, ${month}: ${cents(amount)} ${currency}`,
    className: MARKS,
  });

const titles = (names: readonly Total[], currency: string) =>
  text(names, {
    fy: ([marketplace]: Total) => marketplace,
    frameAnchor: 'top-left',
    fontWeight: 'bold',
    text: ([marketplace, amount]: Total) => `${marketplace}: ${whole(amount)} ${currency}`,
  });
