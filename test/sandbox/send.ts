// Puts an answer on the wire: packed, whole, or cut off.
import type {ServerResponse} from 'node:http';
import {promisify} from 'node:util';
import {constants, gzip} from 'node:zlib';
import type {Answer} from './answer.ts';
import type {FaultKind} from './faults.ts';

const pack = promisify(gzip);
const SMALL = 1000;

export type Wire = {readonly packed: boolean; readonly date: Date | undefined; readonly fault: FaultKind | undefined};

export async function send(response: ServerResponse, answer: Answer, wire: Wire): Promise<void> {
  if (wire.fault === 'reset') return void response.socket?.resetAndDestroy();
  if (wire.fault === 'timeout') return;
  const isPacked = wire.packed && answer.body.length > SMALL;
  const body = isPacked ? await pack(answer.body, {level: constants.Z_BEST_SPEED}) : Buffer.from(answer.body);
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...(wire.date && {date: wire.date.toUTCString()}),
    'content-type': answer.type ?? 'application/json; charset=utf-8',
    ...(isPacked && {'content-encoding': 'gzip'}),
    ...(wire.fault === 'cut-chunked' ? {'transfer-encoding': 'chunked'} : {'content-length': body.length}),
    ...answer.headers,
  });
  if (wire.fault === 'cut' || wire.fault === 'cut-chunked') return cut(response, body);
  response.end(body);
}

/** Half of the body, then nothing more. */
function cut(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
