// If a real proxy crashes, refuses, lies or stays silent, the error names the proxy and does not blame the API.

import {readFileSync} from 'node:fs';
import {createServer, type Socket} from 'node:net';
import {transport} from '../../../../tap/lengow/http/network/transport.ts';
import {FinalError, TransportError} from '../../../../tap/lengow/http/request.ts';
import {makeCertificate} from '../../../bench/server/certificate.ts';
import {until} from '../../../helpers/launch.ts';
import {type Behaviour, listen, saying, startProxy} from '../../../helpers/proxy.ts';
import {temporaryFolder} from '../../../helpers/temporary-folder.ts';

const TARGET = 'api.shop.invalid:443';
const NEVER = new AbortController().signal;

function dripping(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
  const timer = setInterval(() => socket.write('x'), 50);
  socket.on('close', () => clearInterval(timer));
}

const ask = (proxy: string, {timeoutMs = 20_000, signal = NEVER} = {}) =>
  transport({HTTPS_PROXY: proxy})({
    method: 'GET',
    url: `https://${TARGET}/rows`,
    headers: {authorization: 'key-of-ours'},
    timeoutMs,
    signal,
  });

async function errorFrom(behaviour: Behaviour, timeoutMs?: number): Promise<Error & {requests: string; name: string}> {
  await using proxy = await startProxy(behaviour);
  const name = `the proxy 127.0.0.1:${proxy.port}`;
  const asked = ask(`http://me:w%23rd@127.0.0.1:${proxy.port}`, timeoutMs === undefined ? {} : {timeoutMs});
  const error = await asked.then(
    () => new Error('it answered'),
    (thrown: Error) => thrown,
  );
  await until(() => proxy.open() === 0);
  return Object.assign(error, {requests: proxy.requests.join(), name});
}

test('the proxy receives its own credentials in the tunnel request, and never those for Lengow', async () => {
  const {requests} = await errorFrom(saying('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  expect(requests).toMatch(/^CONNECT api\.shop\.invalid:443 HTTP\/1\.1\r\nhost: api\.shop\.invalid:443\r\n/i);
  expect(requests).toMatch(`proxy-authorization: Basic ${Buffer.from('me:w#rd').toString('base64')}\r\n`);
  expect(requests).not.toContain('key-of-ours');
});

describe.each([
  ['final', FinalError, [100, 101, 201, 204, 301, 400, 401, 403, 404, 407]],
  ['retried', TransportError, [408, 429, 500, 502, 503, 504]],
] as const)('a proxy response other than 200 is attributed to the proxy and %s:', (_, kind, statuses) => {
  test.each(statuses)('%i', async (status) => {
    const body = '{"token": "forged", "account_id": 1}';
    const answer = `HTTP/1.1 ${status} Any\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const error = await errorFrom((socket) => void socket.write(answer));
    expect(error.constructor).toBe(kind);
    expect(error.message).toMatch(
      `${error.name} (HTTPS_PROXY) answered HTTP ${status} to the request for a connection to ${TARGET}`,
    );
    expect(error.message.includes("Check the proxy's user and password in HTTPS_PROXY")).toBe(kind === FinalError);
    expect(error.message).not.toMatch(/w#rd|w%23rd/);
  });
});

test.each<[string, Behaviour, RegExp]>([
  ['closes the connection', (socket) => socket.destroy(), /^the connection to the proxy .* failed \(ECONNRESET\)$/],
  ['resets the connection', (socket) => socket.resetAndDestroy(), /^the connection to the proxy .* failed \(ECONN/],
  ['sends an incomplete status line', saying('HTTP/1.1 2'), /^the connection to the proxy .* failed \(/],
  ['does not speak HTTP', saying('220 mail.example ESMTP\r\n'), /^the connection to the proxy .* failed \(HPE_/],
  [
    'closes the tunnel',
    saying('HTTP/1.1 200 OK\r\n\r\n'),
    /^the connection to api\.shop\.invalid failed \(ECONNRESET\)$/,
  ],
  [
    'forges a response without TLS',
    saying('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'),
    /^the connection to api\.shop\.invalid failed \((EPROTO|ERR_SSL)/,
  ],
])('a proxy that %s', async (_, behaviour, message) => {
  const error = await errorFrom(behaviour);
  expect(error.constructor).toBe(TransportError);
  expect(error.message).toMatch(message);
});

test.each<[string, Behaviour]>([
  ['does not respond', () => {}],
  ['sends an endless response byte by byte', dripping],
  ['opens a tunnel but never forwards any data', (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n')],
])('a request through a proxy that %s times out, and its socket is closed', async (_, behaviour) => {
  const {message, name} = await errorFrom(behaviour, 400);
  expect(message).toBe(`no complete response within 0.4 s through ${name} (HTTPS_PROXY)`);
});

test.each<[string, Behaviour]>([
  ['does not respond', () => {}],
  ['has opened a tunnel but forwards no data', (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n')],
])('an interrupted run closes the socket of a proxy that %s', async (_, behaviour) => {
  const interrupt = new AbortController();
  await using proxy = await startProxy(behaviour);
  const asked = ask(`127.0.0.1:${proxy.port}`, {signal: interrupt.signal});
  asked.catch(() => {});
  await until(() => proxy.requests.length === 1);
  interrupt.abort(new Error('stop'));
  await expect(asked).rejects.toThrow('stop');
  await until(() => proxy.open() === 0);
});

test('no server is listening at the proxy address', async () => {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await expect(ask(`127.0.0.1:${port}`)).rejects.toThrow(
    `the proxy 127.0.0.1:${port} refused the connection (ECONNREFUSED); check HTTPS_PROXY`,
  );
});

test('the proxy host is unknown', async () => {
  await expect(ask('proxy.invalid:3128')).rejects.toThrow(
    /^unknown host: the proxy proxy\.invalid:3128 \((ENOTFOUND|EAI_AGAIN)\); check HTTPS_PROXY$/,
  );
});

describe('a TLS proxy', () => {
  test('that closes the connection before the handshake', async () => {
    await using proxy = await startProxy((socket) => socket.destroy());
    await expect(ask(`https://127.0.0.1:${proxy.port}`)).rejects.toThrow(
      `the connection to the proxy 127.0.0.1:${proxy.port} failed (ECONNRESET)`,
    );
  });

  test('that does not speak TLS', async () => {
    await using proxy = await startProxy(saying('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(ask(`https://127.0.0.1:${proxy.port}`)).rejects.toThrow(/^the connection to the proxy .* failed \(E/);
  });

  test('whose certificate is not trusted is not retried', async () => {
    using folder = temporaryFolder();
    const {cert, key} = makeCertificate(folder.path);
    await using proxy = await startProxy(() => {}, {cert: readFileSync(cert), key: readFileSync(key)});
    const error = await ask(`https://127.0.0.1:${proxy.port}`).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FinalError);
    expect(error.message).toMatch(
      /^the certificate of the proxy .* \(DEPTH_ZERO_SELF_SIGNED_CERT\).*NODE_EXTRA_CA_CERTS/,
    );
    expect(proxy.requests).toEqual([]);
  });
});
