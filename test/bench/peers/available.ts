// The peers that can run on this machine.

import {progress} from '../progress.ts';
import {PEERS, type Peer} from './index.ts';
import {hasVenv} from './python.ts';

/** Reports which peers are left out and why. */
export async function available(names: readonly string[]): Promise<readonly Peer[]> {
  const wanted = PEERS.filter(({name}) => names.includes(name));
  const out: Peer[] = [];
  for (const peer of wanted) if (peer.venv !== undefined && !(await hasVenv(peer.venv))) out.push(peer);
  if (out.length > 0)
    progress(
      `Left out because Python 3.10 or the required packages are not available: ${out.map(({name}) => name).join(', ')}`,
    );
  return wanted.filter((peer) => !out.includes(peer));
}
