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
  const isPacked = packed && answer.body.length > SMALL;
  const body = isPacked ? await pack(answer.body, {level: constants.Z_BEST_SPEED}) : Buffer.from(answer.body);
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

/** Sends half of the body, then nothing. */
function cut(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
