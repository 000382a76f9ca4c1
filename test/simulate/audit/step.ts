// What can be wrong with a bookmark, given the one before: its claims, as sets of instants, and its other values.

import {ACCOUNT} from '../api/json.ts';
import {bookmarkIn, claimsIn, firmIn, updatedAtIn} from '../claims/bookmark.ts';
import {type Claims, claimedFor, formatClaims, keyText} from '../claims/claims.ts';
import {before, common, less, type Ranges, rangesText} from '../claims/ranges.ts';
import type {Bookmarked} from '../streams.ts';
import {isoOf} from '../time.ts';
import {isCapped} from './cap.ts';
import {MARGIN, type Reading, type Wanted} from './wanted.ts';

type Given = {
  readonly stream: Bookmarked;
  readonly was: unknown;
  readonly now: unknown;
  readonly reading: Reading;
  readonly wanted: Wanted;
};

type Step = {readonly stream: Bookmarked; readonly from: Claims; readonly to: Claims; readonly wanted: Wanted};

export function* stepFaults(given: Given): Generator<string> {
  const {stream, was, now, reading, wanted} = given;
  const [from, to] = [was, now].map((one) => claimsIn(one, stream, reading.lookbackDays)) as [Claims, Claims];
  const step = {stream, from, to, wanted};
  yield* formFaults(given, to);
  yield* claimedFaults(step);
  const {lookbackDays} = reading;
  yield* lostFaults({...step, from: firmIn(was, stream, {lookbackDays, final: wanted.surelyFinal(stream)})});
  yield* markFaults(step);
  yield* updatedAtFaults(given);
}

function* formFaults({stream, now}: Given, to: Claims): Generator<string> {
  const {claims, account_id: account} = bookmarkIn(now, stream);
  const canonical = formatClaims(to);
  if (claims !== canonical) yield `the claims are not canonical: "${claims}", not "${canonical}"`;
  if (account !== String(ACCOUNT)) yield `the bookmark names account ${account}`;
}

/** What is newly claimed is what the run was to read, and older than the lookback. */
function* claimedFaults({stream, from, to, wanted}: Step): Generator<string> {
  for (const [code, own] of to.ranges) {
    const allowed: Ranges = wanted.codes.includes(code)
      ? common(wanted.may(stream, code), [before(wanted.final(stream))])
      : [];
    const more = less(less(own, claimedFor(from, code)), allowed);
    if (more.length > 0) yield `claims ${rangesText(more)} ${keyText(code)}, but may claim only ${rangesText(allowed)}`;
  }
}

function* lostFaults({stream, from, to, wanted}: Step): Generator<string> {
  for (const [code, own] of from.ranges) {
    const lost = less(own, claimedFor(to, code));
    if (lost.length > 0 && !isCapped(lost, {to, stream, code, wanted}))
      yield `no longer claims ${rangesText(lost)} ${keyText(code)}`;
  }
}

function* markFaults({stream, from, to, wanted}: Step): Generator<string> {
  for (const [code, mark] of to.marks) {
    const isBegin = wanted.codes.includes(code) && wanted.isBegin(stream, code, mark);
    if (from.marks.get(code) !== mark && !isBegin)
      yield `marks ${isoOf(mark)} ${keyText(code)}, where no reading began`;
  }
}

/** `updated_at` is the newest instant read, once that is younger than the lookback; it never moves back. */
function* updatedAtFaults({stream, was, now, wanted}: Given): Generator<string> {
  const [before, after] = [updatedAtIn(was, stream) ?? 0, updatedAtIn(now, stream) ?? 0];
  if (after === before) return;
  if (after < before) yield 'updated_at moves back';
  if (after > wanted.upper) yield `updated_at is ${isoOf(after)}, but the run reads until ${isoOf(wanted.upper)}`;
  if (after < wanted.surelyFinal(stream) - MARGIN) yield `updated_at is ${isoOf(after)}, older than the lookback`;
}
