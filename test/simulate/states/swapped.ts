// The state of another account, which a run must refuse.

import type {StateObject} from '../claims/bookmark.ts';
import {bookmarkIn} from '../claims/bookmark.ts';

const OTHER = '43';

/** Undefined if the state names no account for any of the streams. */
export function ofAnotherAccount(state: StateObject, streams: readonly string[]): StateObject | undefined {
  const stream = streams.find((name) => bookmarkIn(state, name).account_id !== undefined);
  if (stream === undefined) return;
  return {...state, bookmarks: {...state.bookmarks, [stream]: {...bookmarkIn(state, stream), account_id: OTHER}}};
}
