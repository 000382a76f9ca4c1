// A report of 50,000 lines, 150 MB in one response, is read in little memory, and nothing of it is written if it is cut.

import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type ServerResponse} from 'node:http';
import {createInterface} from 'node:readline';
import {pipeline, Readable} from 'node:stream';
import {createGzip} from 'node:zlib';
import {fullCatalog} from '../helpers/full-catalog.ts';
import {listen} from '../helpers/proxy.ts';
import {startProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop} from '../sandbox/index.ts';

const MEGABYTE = 1024 * 1024;
const LINES = 50_000;
const LINE_BYTES = (150 * MEGABYTE) / LINES;
const MOST_MEGABYTES = 300;
const PEAK_MEMORY = String(new URL('../helpers/peak-memory.js', import.meta.url));

const [model] = createShop({orders: 0}).vidr.lines('amazon_fr');

/** A line of 3 kB with every member; the texts differ from line to line. */
function line(number: number): string {
  const ids = {'order-item-id': String(number), 'shipping-id': `D${number}`, 'transaction-id': `D${number}`};
  const text = JSON.stringify({...model?.raw, ...ids, 'product-name': ''});
  const words = (number * 7919).toString(36).repeat(LINE_BYTES);
  return text.replace('"product-name":""', `"product-name":"${words.slice(0, LINE_BYTES - text.length - 2)}"`);
}

/** @param most where the body is cut off */
function* report(most: number): Generator<string> {
  yield '{"account_id": 7, "marketplace": "amazon_fr", "data": [';
  for (let [number, size] = [0, 0]; number < LINES; number += 1) {
    const text = (number === 0 ? '' : ', ') + line(number);
    size += text.length;
    if (size > most) return;
    yield text;
  }
  yield ']}';
}

async function startApi(isPacked: boolean, most: number) {
  const server = createServer(({method, url = ''}, response) => {
    if (method === 'POST') response.end('{"token": "t", "account_id": 7}');
    else if (url.startsWith('/v3.0/marketplaces/')) response.end('{"amazon_fr": {"name": "Amazon FR"}}');
    else sendReport(response, isPacked, most);
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    [Symbol.dispose]: () => server.close().closeAllConnections(),
  };
}

function sendReport(response: ServerResponse, isPacked: boolean, most: number): void {
  const body = Readable.from(report(most));
  if (isPacked) pipeline(body, createGzip({level: 1}), response.setHeader('content-encoding', 'gzip'), () => {});
  else pipeline(body, response, () => {});
}

async function run(url: string) {
  using folder = temporaryFolder();
  const TEST_PEAK = folder.write('peak', '');
  const config = {access_token: 'a', secret: 's', api_url: url, max_attempts: 1, personal_data: {all: 'full'}};
  const options = {config, catalog: fullCatalog('amazon_vidr'), env: {TEST_PEAK}, imports: [PEAK_MEMORY]};
  const tap = startProgram({...options, report: false});
  const ids = new Set<unknown>();
  tap.stderr.resume();
  const lines = createInterface({input: tap.stdout, crlfDelay: Number.POSITIVE_INFINITY});
  lines.on('line', (text) => {
    if (text.startsWith('{"type":"RECORD"')) ids.add(/"marketplace_order_line_id":"(\d+)"/.exec(text)?.[1]);
  });
  await once(lines, 'close');
  return {code: await tap.ended, rows: ids.size, megabytes: Number(readFileSync(TEST_PEAK, 'utf8')) / 1024};
}

test('150 MB in one response', async () => {
  using api = await startApi(false, Number.POSITIVE_INFINITY);
  const {code, rows, megabytes} = await run(api.url);
  expect([code, rows]).toEqual([0, LINES]);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
});

test('150 MB of which the last one is missing', async () => {
  using api = await startApi(true, 149 * MEGABYTE);
  const {code, rows, megabytes} = await run(api.url);
  expect([code, rows]).toEqual([4, 0]);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
});
