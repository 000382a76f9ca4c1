// The benchmark's server: a process of its own, with Lengow's API over HTTP and HTTPS. Whoever forked it sets it by messages.

import http, {type IncomingMessage, type ServerResponse} from 'node:http';
import https from 'node:https';
import type {AddressInfo} from 'node:net';
import {gunzipSync} from 'node:zlib';
import {ACCOUNT} from '../data/order.ts';
import {pieces} from '../data/store.ts';
import {certificate} from './certificate.ts';
import {gzip, type Part} from './gzip.ts';
import {Limit} from './limit.ts';
import {BenchOrders} from './orders.ts';

export type Settings = {readonly latencyMs?: number; readonly perMinute?: number};
export type Counts = {readonly orders: number; readonly others: number; readonly refused: number};

const [orders = 0, folder = '.'] = [Number(process.argv[2]), process.argv[3]];
const TOKEN = 'token-of-the-benchmark';
const MARKETPLACES = JSON.stringify({
  amazon_fr: {name: 'Amazon FR', country: 'FRA', orders: {status: {}, actions: {}}},
});
const shop = new BenchOrders(pieces(orders));

let settings: Settings = {};
let limit = new Limit();
let counts = {orders: 0, others: 0, refused: 0};

type Answer = {
  readonly status: number;
  readonly parts: readonly Part[];
  readonly more?: Readonly<Record<string, string>>;
};

function handle(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const answer = answerTo(request);
  if (answer.status !== 200) counts.refused += 1;
  const bytes = gzip(answer.parts);
  const accepts = String(request.headers['accept-encoding']).includes('gzip');
  const send = () => {
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(accepts && {'content-encoding': 'gzip'}),
      ...answer.more,
    });
    response.end(accepts ? bytes : gunzipSync(bytes));
  };
  if (settings.latencyMs) setTimeout(send, settings.latencyMs);
  else send();
}

function answerTo({method, headers, url = ''}: IncomingMessage): Answer {
  const {pathname, searchParams} = new URL(url, 'http://localhost');
  if (pathname === '/v3.0/orders/' && headers.authorization === TOKEN) return ordersAnswer(searchParams);
  counts.others += 1;
  if (method === 'POST' && pathname === '/access/get_token') {
    return {status: 200, parts: [JSON.stringify({token: TOKEN, account_id: ACCOUNT})]};
  }
  if (headers.authorization !== TOKEN) return refusal(403, 'No token in headers');
  return pathname === '/v3.0/marketplaces/' ? {status: 200, parts: [MARKETPLACES]} : refusal(404, 'Not found');
}

function ordersAnswer(query: URLSearchParams): Answer {
  counts.orders += 1;
  const waitSeconds = limit.take(performance.now());
  if (waitSeconds > 0) return {...refusal(429, 'Request limitation'), more: {'retry-after': String(waitSeconds)}};
  const parts = shop.answer(query, 'http://localhost');
  return parts ? {status: 200, parts} : refusal(400, 'This server does not understand the question');
}

const refusal = (status: number, message: string): Answer => ({
  status,
  parts: [JSON.stringify({error: {code: status, message}})],
});

const listen = async (server: http.Server | https.Server): Promise<number> => {
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

process.on('message', (set: Settings) => {
  settings = set;
  limit = new Limit(set.perMinute);
  process.send?.(counts);
  counts = {orders: 0, others: 0, refused: 0};
});
process.on('disconnect', () => process.exit());

const {cert, key, path} = certificate(folder);
const ports = {
  http: await listen(http.createServer(handle)),
  https: await listen(https.createServer({cert, key}, handle)),
};
process.send?.({...ports, path});
