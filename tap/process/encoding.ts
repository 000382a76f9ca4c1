// Decodes the bytes of a file, and finds those that are not text in a supported encoding.

import {brokenLines} from './utf8-lines.ts';

/** Why the bytes cannot be decoded; undefined if they can. */
export function encodingFault(bytes: Uint8Array): string | undefined {
  if (isMarkedUtf16(bytes)) return;
  if (isOtherUtf16(bytes)) return 'is in UTF-16';
  const [broken] = brokenLines(bytes);
  return broken === undefined ? undefined : `line ${broken + 1} is not valid UTF-8`;
}

/** Without a byte order mark, if there is one. */
export const decoded = (bytes: Uint8Array): string =>
  new TextDecoder(isMarkedUtf16(bytes) ? 'utf-16le' : 'utf-8').decode(bytes);

/** As `>` writes it in Windows PowerShell. */
const isMarkedUtf16 = ([first, second]: Uint8Array): boolean => first === 0xff && second === 0xfe;

/** In UTF-16, an ASCII character has a 0 beside it. */
const isOtherUtf16 = ([first = 0, second = first]: Uint8Array): boolean =>
  (first === 0xfe && second === 0xff) || (first === 0 && isAscii(second)) || (second === 0 && isAscii(first));

const isAscii = (byte: number): boolean => byte > 0 && byte < 0x80;
