// Puts a gzip file together from strings and from pieces that were packed before, so that nothing large is packed again.

import {crc32} from 'node:zlib';

/** `crc` is the checksum of `text`; `packed` are blocks of deflate, none of them the final one. */
export type Packed = {readonly text: Buffer; readonly packed: Buffer; readonly crc: number};
export type Part = string | Packed;

// https://www.rfc-editor.org/rfc/rfc1952: deflate, no name, no time, Unix.
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const FINAL = 1;

export function gzip(parts: readonly Part[]): Buffer {
  let [crc, length] = [0, 0];
  const blocks = parts.map((part) => {
    const block = typeof part === 'string' ? stored(Buffer.from(part)) : part;
    crc = joined(crc, block);
    length += block.text.length;
    return block.packed;
  });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...blocks, stored(Buffer.alloc(0), FINAL).packed, trailer]);
}

/** The same without gzip. */
export const plain = (parts: readonly Part[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part.text)));

/** A block of deflate that holds its bytes as they are (RFC 1951, 3.2.4): at most 65,535. */
function stored(text: Buffer, final = 0): Packed {
  const head = Buffer.from([final, 0, 0, 0, 0]);
  head.writeUInt16LE(text.length, 1);
  head.writeUInt16LE(0xffff - text.length, 3);
  return {packed: Buffer.concat([head, text]), crc: crc32(text), text};
}

let zeros = Buffer.alloc(1 << 13);

/** The checksum of two texts from those of each. It is linear: zeros instead of the second show what becomes of the first. */
function joined(first: number, {crc, text: {length}}: Packed): number {
  if (length > zeros.length) zeros = Buffer.alloc(length);
  const behind = zeros.subarray(0, length);
  return (crc32(behind, first) ^ crc32(behind, 0) ^ crc) >>> 0;
}
