// Responses that never end, or that expand enormously when decompressed or parsed, are rejected using little memory.
// Reliability: Unbounded responses
// Tried: endless bodies, gzip bombs, nothing but brackets
// Must: refused while bytes arrive, with little memory

import {readFileSync} from 'node:fs';
import {createServer, type ServerResponse} from 'node:http';
import {pipeline, Readable} from 'node:stream';
import {gzipSync} from 'node:zlib';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {listen} from '../helpers/proxy.ts';
import {runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 300;
const PEAK_MEMORY = String(new URL('../helpers/peak-memory.js', import.meta.url));

function* forever(): Generator<Buffer> {
  const chunk = Buffer.alloc(MEGABYTE, '{"count": 1}');
  for (;;) yield chunk;
}

const packed = (body: Buffer) => (response: ServerResponse) =>
  void response.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync(body));

/** Starts an API that accepts the login and answers every other request with the given body. */
async function startApi(send: (response: ServerResponse) => void) {
  const server = createServer(({method}, response) => {
    if (method === 'POST') response.end('{"token": "t", "account_id": 7}');
    else send(response);
  });
  const port = await listen(server);
  return {url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => server.close().closeAllConnections()};
}

test.each<[string, (response: ServerResponse) => void]>([
  ['an endless body', (response) => pipeline(Readable.from(forever()), response, () => {})],
  ['160 MB compressed to 160 kB with gzip', packed(Buffer.alloc(160 * MEGABYTE, ' '))],
  ['30 MB of brackets compressed to 30 kB with gzip', packed(Buffer.alloc(30 * MEGABYTE, '['))],
])('%s', async (_, send) => {
  using folder = temporaryFolder();
  using api = await startApi(send);
  const TEST_PEAK = folder.write('peak', '');
  const config = {access_token: 'a', secret: 's', api_url: api.url};
  const run = checked(await runProgram({config, env: {TEST_PEAK}, imports: [PEAK_MEMORY]}));
  expect(run.code).toBe(4);
  expectWhole(run);
  expect(run.stderr).not.toMatch('retrying');
  expect(run.lastLine).toMatch(
    'CRITICAL GET /v3.0/marketplaces/: the response is larger than the tap accepts (128 MB of JSON',
  );
  expect(run.stderr).toMatch('GET /v3.0/orders/: the response is larger than the tap accepts');
  expect(Number(readFileSync(TEST_PEAK, 'utf8')) / 1024).toBeLessThan(MOST_MEGABYTES);
});
