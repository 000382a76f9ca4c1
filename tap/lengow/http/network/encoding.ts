// The encodings of a body that the tap asks for and understands.

import type {IncomingMessage} from 'node:http';
import {TransportError} from '../request.ts';

/** The only encoding that the tap asks for. */
export const ENCODING = 'gzip';

const PACKED: ReadonlySet<string> = new Set([ENCODING, 'x-gzip']);
const PLAIN: ReadonlySet<string> = new Set(['', 'identity']);

/** In lower case; '' if the response names none. */
export const encodingOf = ({headers}: IncomingMessage): string =>
  (headers['content-encoding'] ?? '').trim().toLowerCase();

export const isPacked = (encoding: string): boolean => PACKED.has(encoding);

export const isPlain = (encoding: string): boolean => PLAIN.has(encoding);

export const unrequested = (encoding: string): TransportError =>
  new TransportError(`the response has content-encoding ${encoding}, which was not requested`, {kind: 'body'});
