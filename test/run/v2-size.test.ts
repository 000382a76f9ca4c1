// An answer of API V2 of 25 MB is read in little memory, in both formats.

import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {createInterface} from 'node:readline';
import {pipeline, Readable} from 'node:stream';
import {listen} from '../helpers/proxy.ts';
import {startProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop} from '../sandbox/index.ts';
import {jsonOf} from '../sandbox/v2/json.ts';
import {xmlOf} from '../sandbox/v2/xml.ts';

const MEGABYTE = 1024 * 1024;
const BYTES = 25 * MEGABYTE;
// A run that reads nothing needs 90 MB on Node 20; newer versions take 30 MB more.
const MOST_MEGABYTES = process.version.startsWith('v20.') ? 150 : 180;
const PEAK_MEMORY = String(new URL('../helpers/peak-memory.js', import.meta.url));

const model = createShop({orders: 0, v2Orders: 1, now: '2026-06-10T12:00:00Z'}).v2.orders;
const counts = (count: number) => ({count_total: String(count), count_by_marketplace: {}, count_by_status: {}});

/** What comes before, between and after the orders; `{id}` stands for an order's number. */
function partsOf(format: string) {
  const orders = model.map((order) => ({...order, id: '{id}'}));
  const text = format === 'json' ? jsonOf(orders, counts(1)) : xmlOf(orders, counts(1), 'ISO-8859-1');
  const [begin, end] = format === 'json' ? ['"orders":[', ']}'] : ['<orders>', '</orders>'];
  const from = text.indexOf(begin) + begin.length;
  const to = text.lastIndexOf(end);
  return {before: text.slice(0, from), order: text.slice(from, to), after: text.slice(to)};
}

function* answer(format: string, count: number): Generator<string> {
  const {before, order, after} = partsOf(format);
  yield before.replace(/(count_total\W+)1/, `$1${count}`);
  for (let number = 1; number <= count; number += 1)
    yield (number > 1 && format === 'json' ? ',' : '') + order.replaceAll('{id}', String(number));
  yield after;
}

test.each(['xml', 'json'])('25 MB of %s', async (format) => {
  const count = Math.floor(BYTES / partsOf(format).order.length);
  const server = createServer((_request, response) =>
    pipeline(Readable.from(answer(format, count)), response, () => {}),
  );
  using folder = temporaryFolder();
  const TEST_PEAK = folder.write('peak', '');
  const config = {
    ...{api_version: 'v2', v2_client_id: 7, v2_format: format, api_url: `http://127.0.0.1:${await listen(server)}`},
    ...{start_date: '2026-06-01', end_date: '2026-06-02', max_attempts: 1},
  };
  const tap = startProgram({config, env: {TEST_PEAK}, imports: [PEAK_MEMORY], report: false});
  const ids = new Set<unknown>();
  tap.stderr.resume();
  const lines = createInterface({input: tap.stdout, crlfDelay: Number.POSITIVE_INFINITY});
  lines.on('line', (text) => {
    if (text.startsWith('{"type":"RECORD","stream":"order"')) ids.add(/"marketplace_order_id":"(\d+)"/.exec(text)?.[1]);
  });
  await once(lines, 'close');
  expect([await tap.ended, ids.size]).toEqual([0, count]);
  server.close().closeAllConnections();
  expect(Number(readFileSync(TEST_PEAK, 'utf8')) / 1024).toBeLessThan(MOST_MEGABYTES);
});
