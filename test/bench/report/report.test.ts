// What the report derives from the figures: ratios, a verdict, a chart, the section in the docs.

import {compared} from '../recorded.ts';
import {disagreement} from './agreed.ts';
import {bars} from './bars.ts';
import {chart} from './chart.ts';
import {sideBySide} from './side-by-side.ts';
import {ratios, spread} from './statistics.ts';

test('a run whose rows differ from the others gets no figures; if the only two differ, neither does', () => {
  const measured = (name: string, holds: string) => ({
    peer: {name, title: name, writes: 'rows' as const, command: () => ({argv: []})},
    runs: [{wallMs: 1, cpuMs: 1, peakKb: 1, holds}],
  });
  const all = [measured('a', 'same'), measured('b', 'other'), measured('c', 'same')];
  expect(all.map(disagreement(all))).toEqual([undefined, expect.stringContaining('other'), undefined]);
  const two = all.slice(0, 2);
  expect(two.map(disagreement(two))).toEqual([expect.stringContaining('same'), expect.stringContaining('other')]);
});

test('rounds are compared one by one', () => {
  expect(spread([3, 1, 2, 10])).toEqual({median: 2.5, least: 1, most: 10});
  expect(ratios([2, 20, 3], [1, 10, 1])).toEqual({median: 2, least: 2, most: 3});
});

test('a ratio is worse only if it is more than a tenth worse than the recorded one', () => {
  const before = {'tap-lengow / curl': 4, 'tap-lengow / plain-node': 0.5, 'plain-node / curl': 9};
  const lines = compared({'tap-lengow / curl': 4.2, 'tap-lengow / plain-node': 0.6, 'plain-node / curl': 20}, before);
  expect(lines).toEqual([
    'as recorded: tap-lengow / curl 4.20, recorded 4.00 (5 %)',
    'WORSE: tap-lengow / plain-node 0.60, recorded 0.50 (20 %)',
  ]);
});

test('the chart has a bar for each peer with a figure, fastest first, with ours in another colour', () => {
  const figures = {'plain-node / curl': 9.31, 'tap-lengow / curl': 4.2, 'tap-lengow / plain-node': 0.45};
  const svg = chart(bars({figures}), 'CPU & more');
  expect(svg.match(/>[^<>]*</g)?.join('')).toMatch(/curl \| cat.*tap-lengow.*plain Node tap/s);
  expect(svg).toContain('CPU &amp; more');
  expect(svg).toMatch(/>1\.0<.*>4\.2<.*>9\.3</s);
  expect(svg.match(/<rect [^>]*fill="#0b7285"/g)).toHaveLength(1);
});

test('versions of Node are side by side, with a sentence on the peers that are cheaper', () => {
  const sections = (figures: Record<string, number>) =>
    new Map([['full', {title: '', text: '', table: [], figures: {'tap-lengow / curl': 6, ...figures}}]]);
  const {text, table} = sideBySide(
    new Map([
      ['v20.1.0', sections({'tap-lengow / plain-node': 0.5})],
      ['v26.0.0', sections({'tap-lengow / plain-node': 1.25, 'tap-lengow / dlt': 0.4})],
    ]),
  );
  expect(table).toEqual([
    ['', 'v20.1.0', 'v26.0.0'],
    ['tap-lengow / curl', '6.00', '6.00'],
    ['tap-lengow / plain-node', '0.50', '1.25'],
    ['tap-lengow / dlt', '', '0.40'],
  ]);
  expect(text).toBe(
    'On Node v20.1.0, in CPU time of a full read: no peer is cheaper. ' +
      'On Node v26.0.0, in CPU time of a full read: cheaper than tap-lengow: plain-node, by 20%.',
  );
});
