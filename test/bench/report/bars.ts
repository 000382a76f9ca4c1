// The bars of the chart: CPU time relative to curl, the floor, for each peer whose rows were correct.

import {PEERS} from '../peers/index.ts';
import type {Bar} from './chart.ts';
import type {Section} from './section.ts';

export function bars({figures}: Pick<Section, 'figures'>): Bar[] {
  const all = PEERS.flatMap(({name, title}) => {
    const ratio = name === 'curl' ? 1 : figures[`${name} / curl`];
    return ratio === undefined ? [] : [{title: title.replaceAll('\\', ''), ratio, isOurs: name === 'tap-lengow'}];
  });
  return all.sort((a, b) => a.ratio - b.ratio);
}
