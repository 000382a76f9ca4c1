// A full read: each peer reads all orders and writes their rows.

import type {Peer} from '../peers/index.ts';
import {type Checked, checked} from '../process/checked.ts';
import {rounds as inTurn} from '../process/rounds.ts';
import {progress} from '../progress.ts';
import {fullSection} from '../report/full-section.ts';
import {megabytes, seconds} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {type CaseInput, placeIn} from './case.ts';

export type Measured = {readonly peer: Peer; readonly runs: readonly Checked[]};

export async function full(input: CaseInput): Promise<Section> {
  const {orders, rounds, peers} = input;
  const things = new Map(
    peers.map((peer) => [peer.name, () => checked((folder) => peer.command(placeIn(input, folder)), peer)]),
  );
  const runs = await inTurn(rounds, things, (name, round, {cpuMs, wallMs, peakKb}) =>
    progress(`full, round ${round}: ${name} ${seconds(cpuMs)} CPU, ${seconds(wallMs)} wall, ${megabytes(peakKb)}`),
  );
  const all = peers.map((peer) => ({peer, runs: runs.get(peer.name) ?? []}));
  const text = `Each program reads ${orders.toLocaleString('en')} orders (${Math.ceil(orders / 100).toLocaleString('en')} pages) over HTTPS with gzip and writes the same rows. The figures are medians of ${rounds} rounds, with the minimum and maximum in brackets. The programs take turns.`;
  return fullSection(all, 'A full read', text);
}
