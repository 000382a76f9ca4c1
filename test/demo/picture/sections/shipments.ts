// Which orders were shipped too late, and of how many that is known.

import type {Words} from '../charts/parts.ts';
import type {Figures} from '../figures.ts';
import {count, share} from '../numbers.ts';
import {counts, outcomeCharts} from './outcomes.ts';
import type {Section} from './section.ts';

const WORDS: Words = {bad: 'late', good: 'in time', unknown: 'not known', of: 'orders due'};

export const shipments = (figures: Figures): Section => ({
  title: 'Late shipments',
  text: coverage(figures),
  charts: outcomeCharts(figures.shipments, {name: 'shipments', caption: 'Orders past their deadline', words: WORDS}),
  empty: 'No order that the seller ships is past its deadline.',
});

function coverage({shipments: bars, deadlines: {orders, dated, byMarketplace}}: Figures): string {
  const {good, bad, unknown} = counts(bars);
  const [known, due] = [good + bad, good + bad + unknown];
  return [
    `${count(dated)} of ${count(orders)} orders (${share(dated, orders)}) have a deadline.`,
    `It has passed for ${count(due)} that the seller ships, shown here, and for ${count(byMarketplace)} that the marketplace ships, cancelled ones aside.`,
    `Of the ${count(due)}, ${count(known)} (${share(known, due)}) are known to be late or in time: ${count(bad)} (${share(bad, known)}) are late, which means shipped after the deadline or still not shipped.`,
  ].join(' ');
}
