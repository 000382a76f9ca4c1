// How states are merged: key by key, as Meltano does, or by uniting their claims.

import {type Bookmark, bookmarkIn, type StateObject} from '../claims/bookmark.ts';
import {formatClaims, parseClaims, unionOfClaims} from '../claims/claims.ts';

/** Meltano's merge of what a run printed into the state before. */
export function merged(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) return over;
  return Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => [
      key,
      key in over ? merged(under[key], over[key]) : under[key],
    ]),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether nothing in the state depends on a lookback, so that its claims can be united with others. */
export const isMergeable = (state: unknown): state is StateObject =>
  Object.values((state as StateObject).bookmarks).every(({claims}) => claims !== undefined);

/** All that either state claims. */
export function united(a: StateObject, b: StateObject): StateObject {
  const streams = new Set([...Object.keys(a.bookmarks), ...Object.keys(b.bookmarks)]);
  const bookmarks = [...streams].map((stream) => [
    stream,
    unitedBookmark(bookmarkIn(a, stream), bookmarkIn(b, stream)),
  ]);
  return {...a, ...b, bookmarks: Object.fromEntries(bookmarks)};
}

function unitedBookmark(a: Bookmark, b: Bookmark): Bookmark {
  const updatedAt = [a, b]
    .flatMap(({updated_at: text}) => text ?? [])
    .sort()
    .at(-1);
  return {
    ...a,
    ...b,
    ...(updatedAt !== undefined && {updated_at: updatedAt}),
    claims: formatClaims(unionOfClaims(parseClaims(a.claims ?? ''), parseClaims(b.claims ?? ''))),
  };
}
