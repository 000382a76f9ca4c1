// A benchmark case: its input, and the section that it reports.

import type {Node} from '../nodes.ts';
import type {Peer} from '../peers/index.ts';
import type {Place} from '../peers/place.ts';
import type {Section} from '../report/section.ts';
import type {SecureServer} from '../server/index.ts';

export type CaseInput = {
  readonly node: Node;
  readonly server: SecureServer;
  readonly orders: number;
  readonly rounds: number;
  readonly peers: readonly Peer[];
};

export type Case = (input: CaseInput) => Promise<Section>;

/** Uses HTTPS, like the real API. Each run writes its files to its own folder. */
export const placeIn = ({node, server, orders}: CaseInput, folder: string): Place => ({
  node: node.path,
  url: server.https,
  certificate: server.certificate,
  orders,
  folder,
});
