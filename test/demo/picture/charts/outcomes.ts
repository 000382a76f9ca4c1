// How many things went well, badly, or nobody knows: a bar for each marketplace, in groups.

import {axisY, barX, ruleX, text} from '@observablehq/plot';
import type {Bar} from '../figures.ts';
import type {Html} from '../html.ts';
import {count} from '../numbers.ts';
import {MARKS, svg} from './svg.ts';

const PARTS = ['bad', 'good', 'unknown'] as const;

/** What the parts of a bar are called, and of what they are parts. */
export type Words = Readonly<Record<(typeof PARTS)[number], string>> & {readonly of: string};

type Part = Pick<Bar, 'group' | 'marketplace'> & {readonly part: (typeof PARTS)[number]; readonly count: number};

const BAR_HEIGHT = 28;
const NAME_HEIGHT = 26;
const AXIS_HEIGHT = 60;
const LETTER_WIDTH = 7.5;
const LABEL_WIDTH = 135;

/** The rows of the chart's data. */
export const partsOf = (bars: readonly Bar[]): Part[] =>
  bars
    .flatMap(({group, marketplace, ...counts}) =>
      PARTS.map((part) => ({group, marketplace, part, count: counts[part]})),
    )
    .filter((part) => part.count > 0);

export function outcomes(bars: readonly Bar[], words: Words): Html {
  const groups = [...new Set(bars.map(({group}) => group))];
  const names = new Set(bars.map(({marketplace}) => marketplace));
  const nameWidth = LETTER_WIDTH * Math.max(...[...names].map(({length}) => length)) + 10;
  const nameHeight = groups.every((group) => group === '') ? 0 : NAME_HEIGHT;
  return svg(`${words.of} that are ${words.bad}, ${words.good} or ${words.unknown}, by marketplace`, {
    height: groups.length * (names.size * BAR_HEIGHT + nameHeight) + AXIS_HEIGHT,
    marginLeft: nameWidth,
    marginRight: LABEL_WIDTH,
    marginTop: 5,
    marginBottom: 45,
    x: {label: `number of ${words.of}`, labelAnchor: 'center', labelArrow: 'none', grid: true, ticks: 4},
    y: {label: null, insetTop: nameHeight},
    fy: {axis: null},
    marks: [
      axisY({tickSize: 0}),
      barX(partsOf(bars), {
        x: 'count',
        y: 'marketplace',
        fy: 'group',
        fill: ({part}: Part) => `var(--${part})`,
        title: ({group, marketplace, part, count: number}: Part) =>
          `${[marketplace, group].filter(Boolean).join(', ')}: ${count(number)} ${words[part]}`,
        className: MARKS,
      }),
      text(bars, {
        x: ({good, bad, unknown}: Bar) => good + bad + unknown,
        y: 'marketplace',
        fy: 'group',
        text: ({good, bad}: Bar) => `${count(bad)} of ${count(good + bad)} ${words.bad}`,
        textAnchor: 'start',
        dx: 6,
      }),
      text(groups, {
        fy: (group: string) => group,
        text: (group: string) => group,
        frameAnchor: 'top-left',
        dx: -nameWidth,
        fontWeight: 'bold',
      }),
      ruleX([0]),
    ],
  });
}
