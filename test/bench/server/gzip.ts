// Puts a gzip file together of texts and of pieces that were packed before: nothing large is packed again.

import {crc32} from 'node:zlib';

/** `length` and `crc` are those of what is packed. */
export type Packed = {readonly packed: Buffer; readonly crc: number; readonly length: number};
export type Part = string | Packed;

// https://www.rfc-editor.org/rfc/rfc1952: deflate, no name, no time, Unix.
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const FINAL = 1;

export function gzip(parts: readonly Part[]): Buffer {
  let [crc, length] = [0, 0];
  const blocks = parts.map((part) => {
    const block = typeof part === 'string' ? stored(Buffer.from(part)) : part;
    crc = joined(crc, block);
    length += block.length;
    return block.packed;
  });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...blocks, stored(Buffer.alloc(0), FINAL).packed, trailer]);
}

/** A block of deflate that holds its bytes as they are (RFC 1951, 3.2.4): at most 65,535. */
function stored(bytes: Buffer, final = 0): Packed {
  const head = Buffer.from([final, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(0xffff - bytes.length, 3);
  return {packed: Buffer.concat([head, bytes]), crc: crc32(bytes), length: bytes.length};
}

let zeros = Buffer.alloc(1 << 17);

/** The checksum of two texts, of theirs: it is linear, so zeros in place of the second tell what the first becomes. */
function joined(first: number, {crc, length}: Packed): number {
  if (length > zeros.length) zeros = Buffer.alloc(length);
  const behind = zeros.subarray(0, length);
  return (crc32(behind, first) ^ crc32(behind, 0) ^ crc) >>> 0;
}
