// The benchmark server in its own process. Its parent configures it through messages; when the parent exits, the server
// exits, too.

import {readFileSync} from 'node:fs';
import http, {type IncomingMessage, type ServerResponse} from 'node:http';
import https from 'node:https';
import type {AddressInfo} from 'node:net';
import {Calendar} from '../data/calendar.ts';
import {fullTemplate} from '../data/full-order.ts';
import {template} from '../data/order.ts';
import {Actions} from './actions.ts';
import {Api} from './api.ts';
import {gzip, plain} from './gzip.ts';
import {Orders} from './orders.ts';
import type {Certificate, Message, Ready, Settings, Start} from './protocol.ts';

process.on('disconnect', () => process.exit());

const {orders, end, isFull, certificate} = JSON.parse(process.argv[2] as string) as Start;
const calendar = new Calendar(orders, end);
const shop = {orders: new Orders(calendar, isFull ? fullTemplate : template), actions: new Actions(calendar)};
let settings: Settings = {};
let api = new Api(shop);
let bytes = 0;

function handle(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const {status, parts, headers} = api.answer(request);
  const isPacked = settings.gzip !== false && String(request.headers['accept-encoding']).includes('gzip');
  const body = isPacked ? gzip(parts) : plain(parts);
  bytes += body.length;
  const encoding = isPacked && {'content-encoding': 'gzip'};
  const length = {'content-length': body.length};
  const send = () =>
    response.writeHead(status, {'content-type': 'application/json', ...length, ...encoding, ...headers}).end(body);
  if (settings.latencyMs) setTimeout(send, settings.latencyMs);
  else send();
}

const listen = async (server: http.Server): Promise<number> => {
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

const secure = ({cert, key}: Certificate) =>
  https.createServer({cert: readFileSync(cert), key: readFileSync(key)}, handle);

process.on('message', (message: Message) => {
  if (message !== 'counts') {
    ({settings} = message);
    api = new Api(shop, settings.perMinute);
    bytes = 0;
  }
  process.send?.({...api.counts, bytes});
});

const ready: Ready = {
  http: await listen(http.createServer(handle)),
  ...(certificate && {https: await listen(secure(certificate))}),
};
process.send?.(ready);
