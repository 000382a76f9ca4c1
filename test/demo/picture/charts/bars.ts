// How many things went well, badly, or nobody knows: a bar for each marketplace, in groups.

import {axisY, barX, type PlotOptions, ruleX, text} from '@observablehq/plot';
import type {Bar} from '../figures.ts';
import type {Html} from '../html.ts';
import {count} from '../numbers.ts';
import {type Part, partsOf, type Words} from './parts.ts';
import {MARKS, svg} from './svg.ts';

const BAR_HEIGHT = 28;
const GROUP_HEIGHT = 26;
const AXIS_HEIGHT = 60;
const LETTER_WIDTH = 7.5;
const LABEL_WIDTH = 135;

export function bars(rows: readonly Bar[], words: Words): Html {
  const sizes = sizesOf(rows);
  return svg(`Number of ${words.of} by marketplace: ${words.bad}, ${words.good}, ${words.unknown}`, {
    ...scales(rows, words, sizes),
    marks: [axisY({tickSize: 0}), parts(rows, words), labels(rows, words), titles(sizes), ruleX([0])],
  });
}

type Sizes = {
  readonly groups: readonly string[];
  readonly lines: number;
  readonly above: number;
  readonly left: number;
};

function sizesOf(rows: readonly Bar[]): Sizes {
  const groups = [...new Set(rows.map(({group}) => group))];
  const names = [...new Set(rows.map(({marketplace}) => marketplace))];
  return {
    groups,
    lines: names.length,
    above: groups.every((group) => group === '') ? 0 : GROUP_HEIGHT,
    left: LETTER_WIDTH * Math.max(...names.map(({length}) => length)) + 10,
  };
}

const scales = (rows: readonly Bar[], words: Words, {groups, lines, above, left}: Sizes): PlotOptions => ({
  height: groups.length * (lines * BAR_HEIGHT + above) + AXIS_HEIGHT,
  marginLeft: left,
  marginRight: LABEL_WIDTH,
  marginTop: 5,
  marginBottom: 45,
  x: {
    label: `number of ${words.of}`,
    labelAnchor: 'center',
    labelArrow: 'none',
    grid: true,
    // Parts of things do not exist.
    ticks: Math.min(4, Math.max(...rows.map(all))),
  },
  y: {label: null, insetTop: above},
  fy: {axis: null},
});

const all = ({good, bad, unknown}: Bar): number => good + bad + unknown;

const parts = (rows: readonly Bar[], words: Words) =>
  barX(partsOf(rows), {
    x: 'count',
    y: 'marketplace',
    fy: 'group',
    fill: ({part}: Part) => `var(--${part})`,
    title: ({group, marketplace, part, count: number}: Part) =>
      `${[marketplace, group].filter(Boolean).join(', ')}: ${count(number)} ${words[part]}`,
    className: MARKS,
  });

const labels = (rows: readonly Bar[], words: Words) =>
  text(rows, {
    x: all,
    y: 'marketplace',
    fy: 'group',
    text: ({good, bad}: Bar) => `${count(bad)} of ${count(good + bad)} ${words.bad}`,
    textAnchor: 'start',
    dx: 6,
  });

const titles = ({groups, left}: Sizes) =>
  text(groups, {
    fy: (group: string) => group,
    text: (group: string) => group,
    frameAnchor: 'top-left',
    dx: -left,
    fontWeight: 'bold',
  });
