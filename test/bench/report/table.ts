// The results of a full read as Markdown.

import type {Measured} from '../cases/full.ts';
import {disagreement} from './agreed.ts';
import {ratios, type Spread, spread} from './statistics.ts';

export function full(all: readonly Measured[]): string {
  const why = disagreement(all);
  const to = (name: string) => all.find(({peer}) => peer.name === name && !why({peer, runs: []}));
  const [floor, ours] = [to('curl'), to('tap-lengow')];
  const lines = all.map((one) => {
    const fault = why(one);
    return fault === undefined ? row(one, floor, ours) : [one.peer.title, fault, '', '', '', ''];
  });
  const head = ['', 'CPU', 'against curl', 'tap-lengow against it', 'wall', 'peak memory'];
  return [head, ['---', ...head.slice(1).map(() => '--:')], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function row({peer, runs}: Measured, floor: Measured | undefined, ours: Measured | undefined): string[] {
  const cpu = runs.map(({cpuMs}) => cpuMs);
  const cpuOf = (other: Measured) => other.runs.map(({cpuMs}) => cpuMs);
  return [
    peer.title,
    `${seconds(spread(cpu).median)}`,
    floor ? ratio(ratios(cpu, cpuOf(floor))) : '',
    ours ? ratio(ratios(cpuOf(ours), cpu)) : '',
    seconds(spread(runs.map(({wallMs}) => wallMs)).median),
    `${Math.round(spread(runs.map(({peakKb}) => peakKb * 1.024)).median / 1000)} MB`,
  ];
}

const ratio = ({median, least, most}: Spread): string =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
