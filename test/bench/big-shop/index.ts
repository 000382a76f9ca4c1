// Starts the big shop: an API that makes any page of a million orders on the fly, in a thread of its own.

import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import {SECOND} from '../../sandbox/instants.ts';

export {orderOf, rowsOfTemplates} from './templates.ts';

/** Requests by kind, and the bytes of all answers' bodies on the wire. */
export type Counts = {
  readonly token: number;
  readonly marketplaces: number;
  readonly orders: number;
  readonly refused: number;
  readonly bytes: number;
};

export type BigShopServer = AsyncDisposable & {
  readonly config: Readonly<Record<string, string>>;
  counts(): Promise<Counts>;
};

/** Orders of 24 months, the last a few seconds ago. */
export async function startBigShop({orders, gzip = false}: {orders: number; gzip?: boolean}): Promise<BigShopServer> {
  const end = Date.now() * 1000 - 10 * SECOND;
  const worker = new Worker(new URL('./server.js', import.meta.url), {workerData: {orders, end, gzip}});
  const [port] = await once(worker, 'message');
  return {
    config: {api_url: `http://127.0.0.1:${port}`, access_token: 'key', secret: 'secret'},
    async counts() {
      worker.postMessage('counts');
      const [counts] = await once(worker, 'message');
      return counts as Counts;
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
