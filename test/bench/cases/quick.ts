// A full read of ten thousand orders that takes under a minute and does not need Python.

import {type Node, nodesOf} from '../nodes.ts';
import {PEERS} from '../peers/index.ts';
import type {Section} from '../report/section.ts';
import {startSecureServer} from '../server/index.ts';
import {full} from './full.ts';

const ORDERS = 10_000;
const NAMES = ['curl', 'tap-lengow', 'plain-node'];

export async function quick(rounds: number): Promise<Section> {
  using server = await startSecureServer({orders: ORDERS});
  const peers = PEERS.filter(({name}) => NAMES.includes(name));
  const [node] = nodesOf([]) as [Node];
  return await full({node, server, orders: ORDERS, rounds, peers});
}
