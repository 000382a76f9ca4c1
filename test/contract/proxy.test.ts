// The proxy from the environment: the tap asks it for a tunnel, unless NO_PROXY lists the API's host. The proxy never
// sees the credentials.

import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {runProgram} from '../helpers/tap.ts';

const config = {access_token: 'key-of-ours', secret: 's', api_url: 'https://api.invalid', max_attempts: 1};

/** A proxy that refuses and records every request. */
async function closedProxy() {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', ({method, url, headers}, socket) => {
    asked.push(`${method} ${url} ${JSON.stringify(headers)}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {url, asked, [Symbol.asyncDispose]: async () => void server.close()};
}

test.each(['HTTPS_PROXY', 'https_proxy'])(
  'the tap asks %s for a tunnel, and exits with 4 if it is refused',
  async (name) => {
    await using proxy = await closedProxy();
    const {code, stdout, stderr} = await runProgram({config, env: {[name]: proxy.url, NO_PROXY: 'localhost'}});
    expect([code, stdout]).toEqual([4, '{"type":"STATE","value":{"bookmarks":{}}}\n']);
    expect(stderr).toMatch(/CRITICAL POST \/access\/get_token: no usable response in 1 attempts/);
    expect(proxy.asked).toEqual([expect.stringMatching(/^CONNECT api\.invalid:443 /)]);
    expect(proxy.asked.join()).not.toContain('key-of-ours');
  },
);

test('a host listed in NO_PROXY is not reached through the proxy', async () => {
  await using proxy = await closedProxy();
  const {code} = await runProgram({config, env: {HTTPS_PROXY: proxy.url, NO_PROXY: 'api.invalid'}});
  expect([code, proxy.asked]).toEqual([4, []]);
});
