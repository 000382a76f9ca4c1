// Sends a response: compressed, plain, or cut off.
import type {ServerResponse} from 'node:http';
import {promisify} from 'node:util';
import {constants, gzip} from 'node:zlib';
import type {Reply} from './sandbox.ts';

const pack = promisify(gzip);
const SMALL = 1000;

export async function send(response: ServerResponse, {answer, packed, date, fault}: Reply): Promise<void> {
  if (fault === 'reset') return void response.socket?.resetAndDestroy();
  if (fault === 'timeout') return;
  if (fault === 'upgrade') return void response.writeHead(101, {connection: 'upgrade', upgrade: 'other'}).end();
  const isPacked = packed && answer.body.length > SMALL;
  const bytes = bytesOf(answer, fault);
  const body = isPacked ? await pack(bytes, {level: constants.Z_BEST_SPEED}) : bytes;
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...(date && {date}),
    'content-type': answer.type ?? 'application/json; charset=utf-8',
    ...(isPacked && {'content-encoding': 'gzip'}),
    ...(fault === 'cut-chunked' ? {'transfer-encoding': 'chunked'} : {'content-length': body.length}),
    ...answer.headers,
  });
  if (fault === 'cut' || fault === 'cut-chunked') return cut(response, body);
  response.end(body);
}

const bytesOf = ({body, bytes}: Reply['answer'], fault: Reply['fault']): Buffer =>
  fault === 'not-utf8' ? spoiled(body) : (bytes ?? Buffer.from(body));

/** Encodes the body in ISO-8859-1 after inserting a non-ASCII letter, which makes it invalid UTF-8. */
const spoiled = (body: string): Buffer => Buffer.from(body.replace('e', 'é'), 'latin1');

/** Sends half of the body, then nothing. */
function cut(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
