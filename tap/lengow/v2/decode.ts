// Decodes the bytes of an XML answer, in the encoding that it declares.

import {FaultyResponse} from '../http/answer.ts';
import type {StreamedBody} from '../http/request.ts';

const UTF_8 = 'utf-8';

/** What had to be put right in an answer. */
export type Remarks = {
  /** How many characters were replaced because XML forbids them. */
  forbidden: number;
  /** Whether the bytes are not UTF-8, although that is what the answer declares. */
  isNotUtf8: boolean;
};

/** A function that reads the text of the body, in parts, as often as it is called. */
export async function decoded(
  body: StreamedBody,
  head: Buffer,
  remarks: Remarks,
): Promise<() => AsyncIterable<string>> {
  const encoding = declaredIn(head);
  if (SINGLE_BYTE.has(encoding)) return () => windows1252(body);
  if (encoding !== UTF_8 && encoding !== 'utf8')
    throw new FaultyResponse('XML in an encoding that the tap cannot read');
  if (await isUtf8(body)) return () => utf8(body);
  remarks.isNotUtf8 = true;
  return () => windows1252(body);
}

const SINGLE_BYTE = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'windows-1252', 'cp1252', 'us-ascii', 'ascii']);

const DECLARATION = /^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;

/** In lower case; XML is UTF-8 unless it says otherwise. */
const declaredIn = (head: Buffer): string => DECLARATION.exec(head.toString('latin1'))?.[1]?.toLowerCase() ?? UTF_8;

async function isUtf8({chunks}: StreamedBody): Promise<boolean> {
  const decoder = new TextDecoder(UTF_8, {fatal: true});
  try {
    for await (const chunk of chunks()) decoder.decode(chunk, {stream: true});
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Without a byte order mark. */
async function* utf8({chunks}: StreamedBody): AsyncGenerator<string> {
  const decoder = new TextDecoder(UTF_8);
  for await (const chunk of chunks()) yield decoder.decode(chunk, {stream: true});
}

// The characters of the bytes 0x80 to 0x9F. A table, because TextDecoder turns some of them into control characters on
// Node 20.18.3 and later (nodejs/node#56542). As browsers do, it leaves the five bytes without a character as they are.
const TABLE =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';
const TABLED = /[\x80-\x9f]/g;

async function* windows1252({chunks}: StreamedBody): AsyncGenerator<string> {
  for await (const chunk of chunks())
    yield chunk.toString('latin1').replace(TABLED, (byte) => TABLE.charAt(byte.charCodeAt(0) - 0x80));
}
