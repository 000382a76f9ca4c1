// The chart, the legend and the table of things that went well, badly, or nobody knows.

import {bars as chart} from '../charts/bars.ts';
import type {Words} from '../charts/parts.ts';
import type {Bar} from '../figures.ts';
import {type Html, html, table} from '../html.ts';
import {count, share, sum} from '../numbers.ts';
import type {Chart} from './section.ts';

type Subject = {readonly name: string; readonly caption: string; readonly words: Words};

export const counts = (bars: readonly Bar[]) => ({
  good: sum(bars.map(({good}) => good)),
  bad: sum(bars.map(({bad}) => bad)),
  unknown: sum(bars.map(({unknown}) => unknown)),
});

/** One chart, or none if there are no bars. */
export const outcomeCharts = (bars: readonly Bar[], {name, caption, words}: Subject): Chart[] =>
  bars.length === 0
    ? []
    : [{name, caption, legend: legend(words), image: chart(bars, words), totals: totals(bars, words)}];

const legend = ({bad, good, unknown}: Words): Html =>
  html`<ul class="legend"><li><span class="bad"></span>${bad}</li><li><span class="good"></span>${good}</li><li><span class="unknown"></span>${unknown}</li></ul>`;

function totals(bars: readonly Bar[], {bad, good, unknown, of}: Words): Html {
  const all = {marketplace: 'all', group: '', ...counts(bars)};
  const rows = [...bars, all].map((bar) => [
    [bar.marketplace, bar.group].filter(Boolean).join(', '),
    ...[bar.good + bar.bad + bar.unknown, bar.bad, bar.good, bar.unknown].map(count),
    share(bar.bad, bar.good + bar.bad),
  ]);
  return table(['marketplace', of, bad, good, unknown, 'share'], rows, 1);
}
