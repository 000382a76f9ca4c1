// A full read: each peer reads all orders and writes their rows.

import type {Peer} from '../peers/index.ts';
import type {Place} from '../peers/place.ts';
import {type Checked, checked} from '../process/checked.ts';
import {rounds as inTurn} from '../process/rounds.ts';
import {say} from '../say.ts';

export type Measured = {readonly peer: Peer; readonly runs: readonly Checked[]};

type Given = {readonly place: Omit<Place, 'folder'>; readonly peers: readonly Peer[]; readonly rounds: number};

export async function readAll({place, peers, rounds}: Given): Promise<Measured[]> {
  const things = new Map(
    peers.map((peer) => [peer.name, () => checked((folder) => peer.command({...place, folder}), peer)]),
  );
  const runs = await inTurn(rounds, things, (name, round, {cpuMs, wallMs, peakKb}) =>
    say(
      `full, round ${round}: ${name} ${seconds(cpuMs)} CPU, ${seconds(wallMs)} wall, ${Math.round(peakKb / 1000)} MB`,
    ),
  );
  return peers.map((peer) => ({peer, runs: runs.get(peer.name) ?? []}));
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
