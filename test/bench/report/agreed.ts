// Determines which peers wrote the same rows. The report shows no figures for peers that wrote other rows.

import type {Measured} from '../cases/full.ts';

/** @returns why a peer's figures are not shown; undefined if they are shown. */
export function disagreement(all: readonly Measured[]): (one: Measured) => string | undefined {
  const digests = all.filter(({peer}) => peer.writes !== 'bytes').flatMap(({runs}) => runs.map(({holds}) => holds));
  const agreed = ofMost(digests);
  return ({peer, runs}) => {
    const expected = peer.writes === 'bytes' ? runs[0]?.holds : agreed;
    const other = runs.find(({holds}) => holds !== expected);
    if (other === undefined) return;
    return `no figure: it wrote ${other.holds}, and ${expected ? `others ${expected}` : 'no more than half agree'}`;
  };
}

/** The text shared by more than half of the runs. If there are only two and they differ, either can be wrong. */
function ofMost(texts: readonly string[]): string | undefined {
  return texts.find((text) => texts.filter((other) => other === text).length * 2 > texts.length);
}
