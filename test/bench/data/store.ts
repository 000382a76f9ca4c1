// The benchmark's orders as prepared bytes, in pieces of twenty; made once, then read from a file.

import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {constants, crc32, deflateRawSync} from 'node:zlib';
import {orderOf} from './order.ts';

export const PER_PIECE = 20;

/** Orders as JSON, with commas between them, packed so that it may stand anywhere in a deflate stream. */
export type Piece = {
  readonly packed: Buffer;
  readonly crc: number;
  /** Where each order ends in what is packed. */
  readonly ends: readonly number[];
};

type Entry = Omit<Piece, 'packed'> & {readonly length: number};

/** Packs texts; no part of the result refers to what stands before it, and it does not end the stream. */
export function pack(texts: readonly Buffer[], level = 6): Piece {
  const parts = texts.flatMap((text, at) => (at === 0 ? [text] : [COMMA, text]));
  const whole = Buffer.concat(parts);
  let end = -1;
  const ends = texts.map(({length}) => (end += length + 1));
  return {packed: deflateRawSync(whole, {level, finishFlush: constants.Z_SYNC_FLUSH}), crc: crc32(whole), ends};
}

export const COMMA = Buffer.from(',');

/** All of the benchmark's orders. Makes them where the folder does not hold them yet: 20 s for a hundred thousand. */
export function pieces(orders: number): readonly Piece[] {
  const file = fileURLToPath(new URL(`../../../bench/orders-${orders}-${version()}`, import.meta.url));
  if (!existsSync(file))
    write(
      file,
      Array.from({length: Math.ceil(orders / PER_PIECE)}, (_, at) => piece(at, orders)),
    );
  return read(file);
}

function piece(at: number, orders: number): Piece {
  const first = at * PER_PIECE;
  const count = Math.min(PER_PIECE, orders - first);
  return pack(Array.from({length: count}, (_, place) => Buffer.from(JSON.stringify(orderOf(first + place)))));
}

function write(file: string, made: readonly Piece[]): void {
  mkdirSync(dirname(file), {recursive: true});
  const entries = made.map(({packed, crc, ends}): Entry => ({length: packed.length, crc, ends}));
  writeFileSync(`${file}.json`, JSON.stringify(entries));
  writeFileSync(`${file}.part`, Buffer.concat(made.map(({packed}) => packed)));
  // In one step, so that a run that was stopped leaves no half a file.
  renameSync(`${file}.part`, file);
}

function read(file: string): Piece[] {
  const bytes = readFileSync(file);
  let at = 0;
  return (JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Entry[]).map(({length, ...rest}) => {
    at += length;
    return {...rest, packed: bytes.subarray(at - length, at)};
  });
}

/** Another when another order would be made. */
function version(): string {
  const hash = createHash('sha256');
  for (const name of ['order', 'packages', 'address', 'instants', 'words', 'store']) {
    hash.update(readFileSync(new URL(`./${name}.js`, import.meta.url)));
  }
  return hash.digest('hex').slice(0, 12);
}
