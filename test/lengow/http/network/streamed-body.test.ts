// Tests how the transport receives a body that is read as a stream.

import {createServer, type ServerResponse} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import {transport} from '../../../../tap/lengow/http/network/transport.ts';
import {FinalError, type Response, type StreamedBody} from '../../../../tap/lengow/http/request.ts';
import {utf8} from '../../../../tap/lengow/http/text.ts';
import {listen} from '../../../helpers/proxy.ts';

const MEGABYTE = 1024 * 1024;

/** Sends one request to a test server, and passes the response to the test while the server is running. */
async function ask<T>(
  respond: (response: ServerResponse) => unknown,
  use: (response: Response) => T,
  timeoutMs = 20_000,
) {
  const server = createServer((_, response) => void respond(response));
  const url = `http://127.0.0.1:${await listen(server)}/rows`;
  const {signal} = new AbortController();
  try {
    return await use(await transport({})({method: 'GET', url, headers: {}, timeoutMs, signal, isStreamed: true}));
  } finally {
    server.close().closeAllConnections();
  }
}

const sending =
  (body: Buffer | string, encoding = '', status = 200) =>
  (response: ServerResponse) =>
    response.writeHead(status, encoding === '' ? {} : {'content-encoding': encoding}).end(body);

async function bytesOf(body: StreamedBody | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body?.chunks() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function textOf(body: StreamedBody | undefined): Promise<string> {
  let text = '';
  if (body) for await (const part of utf8(body)) text += part;
  return text;
}

const ROWS = Buffer.from('order,café €, '.repeat(50_000));

test.each([
  ['plain', '', ROWS],
  ['packed', 'gzip', gzipSync(ROWS)],
  ['packed in two members', 'GZIP', Buffer.concat([gzipSync(ROWS.subarray(0, 7)), gzipSync(ROWS.subarray(7))])],
])('a %s body can be read twice, and each time from its beginning', async (_, encoding, body) => {
  await ask(sending(body, encoding), async ({status, body: gathered, stream}) => {
    expect([status, gathered]).toEqual([200, '']);
    expect((await bytesOf(stream)).equals(ROWS)).toBe(true);
    expect((await bytesOf(stream)).equals(ROWS)).toBe(true);
  });
});

test('a reader may stop early and start again', async () => {
  await ask(sending(gzipSync(ROWS), 'gzip'), async ({stream}) => {
    for await (const chunk of stream?.chunks() ?? []) if (chunk.length > 0) break;
    expect((await bytesOf(stream)).length).toBe(ROWS.length);
  });
});

test('an empty body has no bytes', async () => {
  await ask(sending(''), async ({stream}) => expect((await bytesOf(stream)).length).toBe(0));
});

test('UTF-8 is decoded without its byte order mark, even if a character is split between two chunks', async () => {
  const text = `\ufeff${'€'.repeat(100_000)}`;
  await ask(sending(text), async ({stream}) => expect(await textOf(stream)).toBe(text.slice(1)));
});

test.each([
  ['ISO-8859-1', Buffer.from('caf\xe9 noir', 'latin1')],
  ['a truncated character', Buffer.from('café').subarray(0, 4)],
])('%s is not valid UTF-8', async (_, body) => {
  await ask(sending(body), ({stream}) => expect(textOf(stream)).rejects.toThrow('the response is not valid UTF-8'));
});

test.each([
  ['half a gzip body', gzipSync(ROWS).subarray(0, 900), 'the response was cut off'],
  ['plain text that is labeled as gzip', 'abcdefghijklmno', 'the response is not valid gzip (Z_DATA_ERROR)'],
])('%s is found when it is read', async (_, body, message) => {
  await ask(sending(body, 'gzip'), ({stream}) => expect(bytesOf(stream)).rejects.toThrow(message));
});

test('an encoding that was not requested is refused', async () => {
  const asked = ask(sending('{}', 'br'), bytesOf as never);
  await expect(asked).rejects.toThrow('the response has content-encoding br, which was not requested');
});

test.each(['', 'gzip'])('a connection that closes in the middle of a body with encoding %j', async (encoding) => {
  const asked = ask(
    (response) => {
      response.writeHead(200, {'content-length': ROWS.length, 'content-encoding': encoding}).write(ROWS.subarray(0, 9));
      setImmediate(() => response.destroy());
    },
    () => {},
  );
  await expect(asked).rejects.toThrow('the response was cut off');
});

test('the body of an error response is gathered, because only its message is of interest', async () => {
  await ask(sending('{"error": "no"}', '', 400), (response) =>
    expect(response).toMatchObject({status: 400, body: '{"error": "no"}'}),
  );
});

test('the time limit applies to each silence, not to the whole response', async () => {
  const slowly = async (response: ServerResponse) => {
    for (const part of ['a', 'b', 'c', 'd', 'e', 'f']) {
      response.write(part);
      await sleep(150);
    }
    response.end();
  };
  await ask(slowly, async ({stream}) => expect(String(await bytesOf(stream))).toBe('abcdef'), 600);
});

test('a silence that is too long ends the request', async () => {
  const silent = ask(
    (response) => response.writeHead(200).write('a'),
    () => {},
    300,
  );
  await expect(silent).rejects.toThrow('no part of the response within 0.3 s');
});

test('a body that unpacks to more than 1 GB is refused for good', async () => {
  const bomb = Buffer.concat(Array(33).fill(gzipSync(Buffer.alloc(32 * MEGABYTE))));
  const read = async ({stream}: Response) => {
    let size = 0;
    for await (const chunk of stream?.chunks() ?? []) size += chunk.length;
    return size;
  };
  const asked = ask(sending(bomb, 'gzip'), read);
  await expect(asked).rejects.toThrow(/^the response is larger than the tap accepts \(1 GB\)/);
  await expect(asked).rejects.toBeInstanceOf(FinalError);
});
