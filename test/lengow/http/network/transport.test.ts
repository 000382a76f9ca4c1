// Tests how the transport handles each kind of server response.

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createSocketServer} from 'node:net';
import {pipeline, Readable} from 'node:stream';
import {gzipSync} from 'node:zlib';
import {transport} from '../../../../tap/lengow/http/network/transport.ts';
import {FinalError, TransportError} from '../../../../tap/lengow/http/request.ts';
import {listen, saying, startProxy} from '../../../helpers/proxy.ts';

const MEGABYTE = 1024 * 1024;
const NEVER = new AbortController().signal;

const ask = (port: number, timeoutMs = 20_000) =>
  transport({})({method: 'GET', url: `http://127.0.0.1:${port}/rows`, headers: {}, timeoutMs, signal: NEVER});

/** Sends one request to a test server, and returns the response or the error. */
async function answerTo(respond: (response: ServerResponse, request: IncomingMessage) => void) {
  const server = createServer((request, response) => respond(response, request));
  const port = await listen(server);
  try {
    return await ask(port).catch((error: Error) => error);
  } finally {
    server.close().closeAllConnections();
  }
}

const bytes = (body: Buffer | string, headers: Record<string, string> = {}, status = 200) =>
  answerTo((response) => void response.writeHead(status, headers).end(body));

const PACKED = gzipSync('{"n": 1}');
// A gzip body may have several members, but its final size field covers only the last member.
const LYING = Buffer.concat([gzipSync(Buffer.alloc(17 * MEGABYTE)), PACKED]);

test.each([
  ['gzip', PACKED],
  ['GZIP', PACKED],
  ['x-gzip', PACKED],
  ['', '{"n": 1}'],
  [' ', '{"n": 1}'],
  ['identity', '{"n": 1}'],
])('content-encoding %j is supported', async (encoding, body) => {
  expect(await bytes(body, {'content-encoding': encoding})).toMatchObject({status: 200, body: '{"n": 1}'});
});

test.each<[string, Buffer | string, string, string]>([
  ['an unsupported encoding', '{}', 'br', 'the response has content-encoding br, which was not requested'],
  ['half a gzip body', PACKED.subarray(0, 15), 'gzip', 'the response was cut off'],
  [
    'a body labeled as gzip that is plain text',
    'abcdefghijklmnopqrs\0\0\0\0',
    'gzip',
    'the response is not valid gzip (Z_DATA_ERROR)',
  ],
  [
    'a body mislabeled as gzip whose last bytes would encode a large size',
    'abcdefghijklmnopqrstuvw',
    'gzip',
    'the response is not valid gzip (Z_DATA_ERROR)',
  ],
  [
    'a gzip body that is larger than its size field',
    LYING,
    'gzip',
    'the response is not valid gzip (ERR_BUFFER_TOO_LARGE)',
  ],
  ['ISO-8859-1', Buffer.from('{"title": "caf\xe9"}', 'latin1'), '', 'the response is not valid UTF-8'],
  ['a truncated multi-byte character', Buffer.from('{"é').subarray(0, 3), '', 'the response is not valid UTF-8'],
  ['half a surrogate pair', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), '', 'the response is not valid UTF-8'],
])('%s is retried', async (_, body, encoding, message) => {
  const error = await bytes(body, {'content-encoding': encoding});
  expect(error).toEqual(new TransportError(message));
  expect(error).not.toBeInstanceOf(FinalError);
});

test.each([
  ['a wrong encoding', 'text', {'content-encoding': 'br'}, '(unreadable)'],
  ['no gzip', 'text', {'content-encoding': 'gzip'}, ''],
  ['ISO-8859-1', Buffer.from('acc\xe8s refus\xe9', 'latin1'), {}, 'acc\ufffds refus\ufffd'],
  ['two megabytes', Buffer.alloc(2 * MEGABYTE, ' '), {}, '(unreadable)'],
])('an error response keeps its status if its body is %s', async (_, body, headers, text) => {
  expect(await bytes(body, headers, 403)).toMatchObject({status: 403, body: text});
});

test('an error response keeps its status if its body is truncated', async () => {
  const answer = await answerTo((response) => {
    response.writeHead(403, {'content-length': 100}).write('{"error"');
    setImmediate(() => response.destroy());
  });
  expect(answer).toMatchObject({status: 403, body: ''});
});

test.each(['', 'gzip'])('an error response keeps its body with content-encoding %j', async (encoding) => {
  const body = '{"error": {"code": 403, "message": "no"}}';
  const sent = encoding === '' ? body : gzipSync(body);
  expect(await bytes(sent, {'content-encoding': encoding}, 403)).toMatchObject({status: 403, body});
});

test('an error response keeps its status if its body never ends', async () => {
  const answer = await answerTo((response) => endless(response.writeHead(403)));
  expect(answer).toMatchObject({status: 403, body: '(unreadable)'});
});

function endless(response: ServerResponse): void {
  const chunk = Buffer.alloc(MEGABYTE, ' ');
  const forever = function* () {
    for (;;) yield chunk;
  };
  pipeline(Readable.from(forever()), response, () => {});
}

describe('a response that is too large is not retried:', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['an endless body', () => answerTo((response) => endless(response))],
    [
      'a gzip body that decompresses to 129 MB',
      () => bytes(gzipSync(Buffer.alloc(129 * MEGABYTE)), {'content-encoding': 'gzip'}),
    ],
    ['17 MB of brackets', () => bytes(gzipSync(Buffer.alloc(17 * MEGABYTE, '[')), {'content-encoding': 'gzip'})],
    ['17 MB of empty objects', () => bytes(Buffer.alloc(17 * MEGABYTE, '{},'))],
  ])('%s', async (_, asked) => {
    const error = await asked();
    expect(error).toBeInstanceOf(FinalError);
    expect((error as Error).message).toMatch(/^the response is larger than the tap accepts \(128 MB/);
  });

  test.each([
    ['20 MB of text', Buffer.alloc(20 * MEGABYTE, 'a row with words, ')],
    ['15 MB of brackets', Buffer.alloc(15 * MEGABYTE, '[')],
  ])('but %s is not too large, with or without compression', async (_, body) => {
    expect(await bytes(gzipSync(body), {'content-encoding': 'gzip'})).toHaveProperty('body.length', body.length);
    const answer = await bytes(body);
    expect(answer).toHaveProperty('body.length', body.length);
  });
});

test('HTTP 101 is reported as an error and does not crash the process', async () => {
  await using server = await startProxy(
    saying('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  );
  await expect(ask(server.port)).rejects.toThrow(new TransportError('HTTP 101'));
});

test.each([
  ['before the response', ''],
  ['in the middle of the status line', 'HTTP/1.1 2'],
])('a connection that closes %s', async (_, text) => {
  await using server = await startProxy(saying(text));
  await expect(ask(server.port)).rejects.toThrow(/^the connection to 127\.0\.0\.1:\d+ failed \(ECONNRESET\)$/);
});

test.each([['Content-Length: 9\r\n\r\n{"n": 1'], ['Transfer-Encoding: chunked\r\n\r\n9\r\n{"n": 1']])(
  'a response truncated after %j',
  async (text) => {
    await using server = await startProxy(saying(`HTTP/1.1 200 OK\r\n${text}`));
    await expect(ask(server.port)).rejects.toThrow('the response was cut off');
  },
);

test('the error states that the host is unknown or has refused the connection', async () => {
  const fetch = transport({});
  const request = {method: 'GET', headers: {}, timeoutMs: 20_000, signal: NEVER} as const;
  await expect(fetch({...request, url: 'https://api.shop.invalid/rows'})).rejects.toThrow(
    /^unknown host: api\.shop\.invalid \((ENOTFOUND|EAI_AGAIN)\); check api_url$/,
  );
  const server = createSocketServer();
  const port = await listen(server);
  server.close();
  await expect(ask(port)).rejects.toThrow(`127.0.0.1:${port} refused the connection (ECONNREFUSED); check api_url`);
});

test('the timeout includes the time to receive the body', async () => {
  await using server = await startProxy((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'));
  await expect(ask(server.port, 300)).rejects.toThrow('no complete response within 0.3 s');
});
