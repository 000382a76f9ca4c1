// Tests complete runs through real proxies configured in the environment, and the messages when a proxy fails.
// Reliability: Proxies
// Tried: spellings, passwords, NO_PROXY, and a proxy that refuses, forges, stalls or dies
// Must: named and retried, or final; the keys are not blamed

import {text} from 'node:stream/consumers';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {launch, until} from '../helpers/launch.ts';
import {lastState, rowsOf} from '../helpers/messages.ts';
import {type Behaviour, saying, startProxy, type TestProxy, tunnelling} from '../helpers/proxy.ts';
import {type Json, runProgram, type TapOptions} from '../helpers/tap.ts';
import {startTlsFront} from '../helpers/tls-front.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 130, seed: 'proxy', marketplaces: ['amazon_fr', 'zalando_de']});
const PASSWORD = 'pr0xy-w0rd';
const config = {access_token: 'key-of-ours', secret: 's', api_url: 'https://api.invalid', max_attempts: 2};

const urlOf = ({port}: TestProxy, scheme = 'http') => `${scheme}://me:${PASSWORD}@127.0.0.1:${port}`;

/** Runs the program, and checks that it prints no secret and no incomplete line. */
async function run(options: TapOptions) {
  const ended = checked(await runProgram(options));
  expect(ended.stderr).not.toMatch(new RegExp(`${PASSWORD}|${Buffer.from(`me:${PASSWORD}`).toString('base64')}`));
  expect(ended.stderr).not.toContain('key-of-ours');
  expectWhole(ended);
  return ended;
}

const over = ({options}: Sandbox, port: number, more: Json = {}): Json => ({
  api_url: `https://localhost:${port}`,
  access_token: options.accessToken,
  secret: options.secret,
  ...more,
});

test.each([
  ['a plain proxy', false],
  ['a TLS proxy', true],
])('a complete run through %s reuses its tunnels', async (_, isSecure) => {
  await using sandbox = await startSandbox({shop});
  using front = await startTlsFront(sandbox.url);
  await using proxy = await startProxy(tunnelling(), isSecure ? front.tls : undefined);
  const env = {
    HTTPS_PROXY: urlOf(proxy, isSecure ? 'https' : 'http'),
    NODE_EXTRA_CA_CERTS: front.ca,
    DEBUG: '*',
    LOG_LEVEL: 'error',
  };
  const {code, stdout, stderr} = await run({config: over(sandbox, front.port, {max_concurrency: 2}), env});
  expect([code, stderr]).toEqual([0, '']);
  expect(rowsOf(stdout).order).toHaveLength(shop.truth().order.length);
  expect(proxy.requests.length).toBeLessThanOrEqual(2);
  expect(proxy.requests[0]).toMatch(`CONNECT localhost:${front.port} HTTP/1.1\r\n`);
});

test.each([
  ['a plain proxy', false],
  ['a TLS proxy', true],
])('tunnels through %s that break between or during requests cause delays but no loss of rows', async (_, isSecure) => {
  await using sandbox = await startSandbox({shop});
  using front = await startTlsFront(sandbox.url);
  let tunnels = 0;
  const dying: Behaviour = (socket, request) => {
    tunnels += 1;
    if (tunnels % 2 === 0) return void socket.destroy();
    tunnelling()(socket, request);
    let answers = 0;
    sandbox.beforeRequest(() => {
      answers += 1;
      if (answers === 2) socket.destroy();
    });
  };
  await using proxy = await startProxy(dying, isSecure ? front.tls : undefined);
  const env = {HTTPS_PROXY: urlOf(proxy, isSecure ? 'https' : 'http'), NODE_EXTRA_CA_CERTS: front.ca};
  const {code, stdout} = await run({config: over(sandbox, front.port, {max_attempts: 30}), env});
  expect([code, tunnels > 4]).toEqual([0, true]);
  expect(rowsOf(stdout).order).toHaveLength(shop.truth().order.length);
});

test('a forged API response from a proxy is not accepted', async () => {
  const body = '{"token": "forged", "account_id": 7}';
  await using proxy = await startProxy(
    saying(`HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
  );
  const {code, stdout, lastLine} = await run({config, env: {https_proxy: urlOf(proxy)}});
  expect([code, lastState(stdout), proxy.requests.length]).toEqual([4, {bookmarks: {}}, 1]);
  expect(lastLine).toBe(
    `CRITICAL POST /access/get_token: the proxy 127.0.0.1:${proxy.port} (https_proxy) answered HTTP 201 to the request for a connection to api.invalid:443. Check the proxy's user and password in https_proxy, and whether it allows this host.`,
  );
});

test("a proxy's 502 is retried, but a 407 is not; neither is attributed to Lengow", async () => {
  for (const [status, requests] of [
    [502, 2],
    [407, 1],
  ]) {
    await using proxy = await startProxy(saying(`HTTP/1.1 ${status} Any\r\n\r\n`));
    const {code, lastLine} = await run({config, env: {HTTPS_PROXY: urlOf(proxy)}});
    expect([code, proxy.requests.length]).toEqual([4, requests]);
    expect(lastLine).toMatch(`the proxy 127.0.0.1:${proxy.port} (HTTPS_PROXY) answered HTTP ${status}`);
    expect(lastLine).not.toMatch('Lengow refused');
  }
});

test('a TLS proxy that closes the connection before the handshake is retried, then exit 4', async () => {
  await using proxy = await startProxy((socket) => socket.destroy());
  const {code, stdout, lastLine} = await run({config, env: {HTTPS_PROXY: urlOf(proxy, 'https')}});
  expect([code, lastState(stdout), proxy.requests.length]).toEqual([4, {bookmarks: {}}, 2]);
  expect(lastLine).toMatch(/^CRITICAL POST .*no usable response in 2 attempts; .* the proxy .* failed \(ECONNRESET\)/);
});

test('a request to a proxy that does not respond times out after request_timeout_seconds', async () => {
  await using proxy = await startProxy(() => {});
  const options = {config: {...config, request_timeout_seconds: 0.3}, env: {HTTPS_PROXY: urlOf(proxy)}};
  const {code, lastLine} = await run(options);
  expect([code, proxy.requests.length]).toEqual([4, 2]);
  expect(lastLine).toMatch(/no complete response within 0\.3 s through the proxy 127\.0\.0\.1:\d+ \(HTTPS_PROXY\)/);
});

test('SIGTERM ends a run whose proxy does not respond', async () => {
  await using proxy = await startProxy(() => {});
  const tap = launch({config, env: {HTTPS_PROXY: urlOf(proxy)}, imports: []});
  const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
  await until(() => proxy.requests.length === 1);
  tap.child.kill('SIGTERM');
  expect([await tap.ended, await stdout]).toEqual([143, '{"type":"STATE","value":{"bookmarks":{}}}\n']);
});

test('an invalid proxy variable causes exit 2, but only in runs that would use it', async () => {
  const env = {HTTPS_PROXY: `http://me:${PASSWORD}#x@127.0.0.1:3128`};
  const {code, stdout, lastLine} = await run({config, env});
  expect([code, stdout]).toEqual([2, '']);
  expect(lastLine).toMatch('CRITICAL HTTPS_PROXY: is not the URL of an HTTP proxy; expected http://host:port');
  expect((await runProgram({config, env, args: ['--test=schema']})).code).toBe(0);
});

test.each(['api.invalid', 'invalid', '*'])(
  'requests to a host that matches NO_PROXY=%s bypass the proxy',
  async (list) => {
    await using proxy = await startProxy(saying('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    const {code} = await run({config, env: {HTTPS_PROXY: urlOf(proxy), NO_PROXY: list}});
    expect([code, proxy.requests]).toEqual([4, []]);
  },
);
