// A worker thread: a Lengow API v3 over HTTP in front of the big shop. It counts what it is asked.

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {parentPort, workerData} from 'node:worker_threads';
import {gzipSync} from 'node:zlib';
import {BigShop} from './pages.ts';

const {orders, end, gzip} = workerData as {orders: number; end: number; gzip: boolean};
const shop = new BigShop(orders, end);
const counts = {token: 0, marketplaces: 0, orders: 0, refused: 0, bytes: 0};

const server = createServer({keepAliveTimeout: 120_000}, (request, response) => {
  request.resume();
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const [status, body] = answer(request, url);
  send(request, response, {status, body});
});

function answer({method, headers}: IncomingMessage, {pathname, searchParams}: URL): [number, Buffer | string] {
  if (method === 'POST' && pathname === '/access/get_token') return token();
  if (headers.authorization !== 'token-of-the-big-shop') return refusal(403, 'Forbidden');
  if (pathname === '/v3.0/marketplaces/') return marketplaces();
  if (pathname !== '/v3.0/orders/') return refusal(404, 'Not found');
  counts.orders += 1;
  const page = shop.page(searchParams, 'http://127.0.0.1');
  return page ? [200, page] : refusal(400, 'This shop does not understand the question');
}

function token(): [number, string] {
  counts.token += 1;
  return [200, JSON.stringify({token: 'token-of-the-big-shop', account_id: shop.accountId})];
}

function marketplaces(): [number, string] {
  counts.marketplaces += 1;
  return [200, JSON.stringify(shop.marketplaces)];
}

function refusal(status: number, message: string): [number, string] {
  counts.refused += 1;
  return [status, JSON.stringify({error: {code: status, message}})];
}

type Answer = {readonly status: number; readonly body: Buffer | string};

function send({headers}: IncomingMessage, response: ServerResponse, {status, body}: Answer): void {
  const isPacked = gzip && String(headers['accept-encoding']).includes('gzip');
  const bytes = isPacked ? gzipSync(body, {level: 1}) : Buffer.from(body as Buffer);
  counts.bytes += bytes.length;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...(isPacked && {'content-encoding': 'gzip'}),
  });
  response.end(bytes);
}

parentPort?.on('message', () => parentPort?.postMessage({...counts}));
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
