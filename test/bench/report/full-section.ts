// A full read as a table: the cost of each peer, compared with curl, the floor, and with our tap.

import type {Measured} from '../cases/full.ts';
import {disagreement} from './agreed.ts';
import {megabytes, ratio, rounded, seconds} from './numbers.ts';
import type {Section} from './section.ts';
import {ratios, type Spread, spread} from './statistics.ts';

const HEAD = ['', 'CPU', 'against `curl \\| cat`', 'tap-lengow against it', 'wall', 'peak memory'];

export function fullSection(all: readonly Measured[], title: string, text: string): Section {
  const why = disagreement(all);
  const good = all.filter((one) => why(one) === undefined);
  const [floor, ours] = ['curl', 'tap-lengow'].map((name) => good.find(({peer}) => peer.name === name));
  const rows = all.map((one) => {
    const fault = why(one);
    return fault === undefined ? row(one, floor, ours) : [one.peer.title, fault, '', '', '', ''];
  });
  const figures = good.flatMap((one) => [
    ...(floor && one !== floor ? [[`${one.peer.name} / curl`, rounded(cpuRatio(one, floor).median)]] : []),
    ...(ours && one !== ours && one !== floor
      ? [[`tap-lengow / ${one.peer.name}`, rounded(cpuRatio(ours, one).median)]]
      : []),
  ]);
  return {title, text, table: [HEAD, ...rows], figures: Object.fromEntries(figures)};
}

function row(one: Measured, floor: Measured | undefined, ours: Measured | undefined): string[] {
  const {peer, runs} = one;
  return [
    peer.title,
    seconds(spread(runs.map(({cpuMs}) => cpuMs)).median),
    floor ? ratio(cpuRatio(one, floor)) : '',
    ours ? ratio(cpuRatio(ours, one)) : '',
    seconds(spread(runs.map(({wallMs}) => wallMs)).median),
    megabytes(spread(runs.map(({peakKb}) => peakKb)).median),
  ];
}

const cpuRatio = (one: Measured, other: Measured): Spread => ratios(cpuOf(one), cpuOf(other));
const cpuOf = ({runs}: Measured): number[] => runs.map(({cpuMs}) => cpuMs);
