// A target that reads slowly: it pauses for one second after every ten megabytes, and passes its input through.

import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';

const EVERY_BYTES = 10_000_000;
let left = EVERY_BYTES;

for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  left -= chunk.length;
  if (left > 0) continue;
  await sleep(1000);
  left = EVERY_BYTES;
}
