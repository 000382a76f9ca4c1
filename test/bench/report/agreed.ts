// Which peers wrote the same rows: of the others no figure is shown.

import type {Measured} from '../cases/full.ts';

/** @returns why a peer's figures are not shown; undefined where they may be. */
export function disagreement(all: readonly Measured[]): (one: Measured) => string | undefined {
  const digests = all.filter(({peer}) => peer.writes !== 'bytes').flatMap(({runs}) => runs.map(({holds}) => holds));
  const agreed = mostOften(digests);
  return ({peer, runs}) => {
    const expected = peer.writes !== 'bytes' ? agreed : runs[0]?.holds;
    const other = runs.find(({holds}) => holds !== expected);
    return other && `other rows than the others: ${other.holds}, not ${expected}`;
  };
}

function mostOften(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
