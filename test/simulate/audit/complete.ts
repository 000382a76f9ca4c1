// What the last state of a complete run must say: all that the run wanted and that is final is claimed.

import {claimsIn, updatedAtIn} from '../claims/bookmark.ts';
import {type Claims, claimedFor, endsFor, keyText} from '../claims/claims.ts';
import {before, common, less, rangesText} from '../claims/ranges.ts';
import type {Bookmarked} from '../streams.ts';
import {isoOf} from '../time.ts';
import {isOverCap} from './cap.ts';
import type {Reading, Wanted} from './wanted.ts';

type Given = {readonly reading: Reading; readonly wanted: Wanted; readonly fail: (message: string) => void};

export function isCompleteState(state: unknown, given: Given): void {
  const {reading, wanted, fail} = given;
  for (const stream of reading.streams) {
    const claims = claimsIn(state, stream, reading.lookbackDays);
    for (const code of wanted.codes) {
      claimsAll({stream, code, claims}, given);
      keepsMark({stream, code, claims}, given);
      // A run that has nothing to read passes its state on unchanged.
      if (wanted.must(stream, code).length > 0 && isOverCap({to: claims, stream, code, wanted}))
        fail(`${stream} ${keyText(code)} keeps more than ten ranges before all that is wanted`);
    }
    movesUpdatedAt(stream, state, given);
  }
}

type Own = {readonly stream: Bookmarked; readonly code: string; readonly claims: Claims};

function claimsAll({stream, code, claims}: Own, {wanted, fail}: Given): void {
  const all = common(wanted.must(stream, code), [before(wanted.surelyFinal(stream))]);
  const left = less(all, claimedFor(claims, code));
  if (left.length > 0) fail(`the run succeeded, but ${stream} ${keyText(code)} does not claim ${rangesText(left)}`);
}

/** If nothing in the last part that was read is final, a mark says where its reading began. */
function keepsMark({stream, code, claims}: Own, {wanted, fail}: Given): void {
  const last = wanted.must(stream, code).at(-1);
  if (last === undefined || last.from < wanted.final(stream)) return;
  const begin = wanted.begin(stream, code);
  if (!endsFor(claims, code).some((end) => end >= begin))
    fail(`${stream} ${keyText(code)} does not say that a reading began at ${isoOf(last.from)}`);
}

function movesUpdatedAt(stream: Bookmarked, state: unknown, {wanted, fail}: Given): void {
  const isRead = wanted.codes.some((code) => wanted.must(stream, code).length > 0);
  const newest = wanted.upper - wanted.doubt;
  if (!isRead || newest < wanted.final(stream)) return;
  const said = updatedAtIn(state, stream) ?? 0;
  if (said < newest) fail(`updated_at of ${stream} is ${isoOf(said)}, although ${isoOf(newest)} was read`);
}
