// Builds a gzip file from strings and precompressed pieces, so nothing large has to be compressed again.

import {crc32} from 'node:zlib';

/** `packed` consists of deflate blocks that contain `text`; none of them is marked as final. */
export type Packed = {
  readonly text: Buffer;
  readonly packed: Buffer;
  /** XOR of the CRC-32s of any data plus `text` and of that data plus as many zeros; constant, as CRCs are linear. */
  readonly difference: number;
};
export type Part = string | Packed;

// https://www.rfc-editor.org/rfc/rfc1952: the header for deflate on Unix, without a file name or time.
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const FINAL = 1;
const ZEROS = Buffer.alloc(1 << 16);

export const packedAs = (text: Buffer, packed: Buffer): Packed => ({
  text,
  packed,
  difference: crc32(text) ^ crc32(zeros(text.length)),
});

const zeros = (length: number): Buffer => ZEROS.subarray(0, length);

export function gzip(parts: readonly Part[]): Buffer {
  let [crc, length] = [0, 0];
  const blocks = parts.flatMap((part) => {
    const text = textOf(part);
    length += text.length;
    crc = typeof part === 'string' ? crc32(text, crc) : (crc32(zeros(text.length), crc) ^ part.difference) >>> 0;
    return typeof part === 'string' ? [stored(text), text] : [part.packed];
  });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...blocks, stored(zeros(0), FINAL), trailer]);
}

/** Joins the same parts without gzip. */
export const plain = (parts: readonly Part[]): Buffer => Buffer.concat(parts.map(textOf));

const textOf = (part: Part): Buffer => (typeof part === 'string' ? Buffer.from(part) : part.text);

/** The header of a deflate block that stores at most 65,535 bytes uncompressed (RFC 1951, 3.2.4). */
function stored({length}: Buffer, final = 0): Buffer {
  const head = Buffer.from([final, 0, 0, 0, 0]);
  head.writeUInt16LE(length, 1);
  head.writeUInt16LE(0xffff - length, 3);
  return head;
}
