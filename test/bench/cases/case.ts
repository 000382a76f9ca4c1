// A case: something that is measured, with what it needs, and what it says.

import type {Peer} from '../peers/index.ts';
import type {Place} from '../peers/place.ts';
import type {Section} from '../report/section.ts';
import type {Server} from '../server/index.ts';

export type Given = {
  readonly server: Server;
  readonly orders: number;
  readonly rounds: number;
  readonly peers: readonly Peer[];
};

export type Case = (given: Given) => Promise<Section>;

/** Over HTTPS, as the real API; each run puts its files into a folder of its own. */
export const placeIn = ({server, orders}: Given, folder: string): Place => ({
  url: server.https,
  certificate: server.certificate,
  orders,
  folder,
});
