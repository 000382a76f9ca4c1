// The figures of several versions of Node in one table, and which peers are cheaper than our tap on each.

import type {Section} from './section.ts';

/** The sections by case, by version of Node. */
export type ByNode = ReadonlyMap<string, ReadonlyMap<string, Section>>;

const OURS = 'tap-lengow / ';

export function sideBySide(byNode: ByNode): Section {
  const all = [...byNode].map(([version, sections]) => ({
    version,
    figures: Object.assign({}, ...[...sections.values()].map(({figures}) => figures)) as Section['figures'],
  }));
  const names = [...new Set(all.flatMap(({figures}) => Object.keys(figures)))];
  return {
    title: 'Versions of Node',
    text: all.flatMap(cheaperPeers).join(' '),
    table: [
      ['', ...all.map(({version}) => version)],
      ...names.map((name) => [name, ...all.map(({figures}) => figures[name]?.toFixed(2) ?? '')]),
    ],
    figures: {},
  };
}

/** A sentence, if there are peers. `curl | cat` is the floor, not a peer. */
function cheaperPeers({version, figures}: {version: string; figures: Section['figures']}): string[] {
  const peers = Object.entries(figures).filter(([name]) => name.startsWith(OURS) && name !== `${OURS}curl`);
  if (peers.length === 0) return [];
  const cheaper = peers
    .filter(([, figure]) => figure > 1)
    .map(([name, figure]) => `${name.slice(OURS.length)}, by ${Math.round((1 - 1 / figure) * 100)}%`);
  const which = cheaper.length === 0 ? 'no peer is cheaper' : `cheaper than tap-lengow: ${cheaper.join('; ')}`;
  return [`On Node ${version}, in CPU time of a full read: ${which}.`];
}
