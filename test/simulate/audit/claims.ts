// Parses the claims that a state makes, independently of the tap.

import type {OrderStream} from '../../helpers/streams.ts';
import {microsOf} from '../time.ts';

/** All marketplaces together. */
export const ALL = '*';

/** Claimed instants, keyed by marketplace code or by `ALL`. */
export type Claims = ReadonlyMap<string, number>;

export function claimsOf(state: unknown, stream: OrderStream): Claims {
  const bookmark = field(field(state, 'bookmarks'), stream);
  const own = field(bookmark, 'marketplaces');
  const texts: [string, unknown][] = [[ALL, field(bookmark, 'updated_at')], ...Object.entries(own ?? {})];
  return new Map(texts.flatMap(([code, text]) => (text === undefined ? [] : [[code, instant(text)] as const])));
}

const field = (value: unknown, name: string): object | undefined =>
  (value as Record<string, object> | undefined)?.[name];

function instant(text: unknown): number {
  const micros = typeof text === 'string' ? microsOf(text) : undefined;
  if (micros === undefined) throw new Error(`a bookmark is not a valid instant: ${text}`);
  return micros;
}

/** Returns the bookmark for one marketplace, or for `ALL`: the later of the claims that cover it. */
export function bookmarkOf(claims: Claims, code: string): number | undefined {
  const all = claims.get(ALL);
  const own = claims.get(code);
  if (all === undefined || own === undefined) return all ?? own;
  return Math.max(all, own);
}
