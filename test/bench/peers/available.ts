// The peers that can run here.

import {say} from '../progress.ts';
import {PEERS, type Peer} from './index.ts';
import {hasVenv} from './python.ts';

/** Says who is left out, and why. */
export function available(names: readonly string[]): readonly Peer[] {
  const wanted = PEERS.filter(({name}) => names.includes(name));
  const out = wanted.filter(({venv}) => venv !== undefined && !hasVenv(venv));
  if (out.length > 0) say(`Left out, without Python 3.10 or their packages: ${out.map(({name}) => name).join(', ')}`);
  return wanted.filter((peer) => !out.includes(peer));
}
