// Mutants that claim more than they wrote, each in the way that some real tap does.
// Completeness: C5, C6, C7, C8

import {Collection} from '../../../tap/lengow/walk/collection.ts';
import {Lanes} from '../../../tap/lengow/walk/lanes.ts';
import {Seen} from '../../../tap/lengow/walk/seen.ts';
import {type Bookmark, lookbackMicros} from '../claims/bookmark.ts';
import {type Claims, formatClaims, mapRanges, NO_CLAIMS, parseClaims, unionOfClaims} from '../claims/claims.ts';
import type {Given, Tap} from '../tap.ts';
import {engine} from '../tap.ts';
import {microsOf, SECOND, wholeSecond} from '../time.ts';
import type {Mutant} from './mutant.ts';
import {patched, unpatch} from './patch.ts';
import {altered, isRecord, isState} from './seams.ts';

type Bookmarks = Record<string, Bookmark>;
type Change = (claims: Claims, stream: string) => Claims;

/** Selects all STATE lines except the first, which is the input state. */
const statesBy = (make: (given: Given) => {see?: (line: string) => void; change: (all: Bookmarks) => Bookmarks}): Tap =>
  altered({
    lines: (given) => {
      const {see, change} = make(given);
      let isFirst = true;
      return (lines) =>
        lines.map((line) => {
          if (isRecord(line)) see?.(line);
          if (!isState(line)) return line;
          if (isFirst) {
            isFirst = false;
            return line;
          }
          const {value} = JSON.parse(line);
          return JSON.stringify({type: 'STATE', value: {...value, bookmarks: change(value.bookmarks)}});
        });
    },
  });

/** Changes what each bookmark claims. A bookmark without claims was not read. */
const mapped = (bookmarks: Bookmarks, change: Change): Bookmarks =>
  Object.fromEntries(
    Object.entries(bookmarks).map(([stream, bookmark]) => [
      stream,
      bookmark.claims === undefined
        ? bookmark
        : {...bookmark, claims: formatClaims(change(parseClaims(bookmark.claims), stream))},
    ]),
  );

/** Moves the end of each code's last range. */
const lastMoved = (claims: Claims, move: (to: number) => number): Claims =>
  mapRanges(claims, (own) => own.map(({from, to}, index) => ({from, to: index === own.length - 1 ? move(to) : to})));

const greatestSeen = statesBy(({config, runtime}) => {
  const seen: Record<string, number> = {};
  // Nothing younger than the lookback is claimed: that would be another fault.
  const final = runtime.now() * 1000 - 600 * SECOND - lookbackMicros(config.lookbackDays);
  return {
    see(line) {
      const {stream, record} = JSON.parse(line);
      seen[stream] = Math.max(seen[stream] ?? 0, microsOf(record.updated_at) as number);
    },
    change: (bookmarks) =>
      mapped(bookmarks, (claims, stream) =>
        lastMoved(claims, (to) => Math.max(to, Math.min(seen[stream] ?? 0, final) + 1)),
      ),
  };
});

const shared = statesBy(({streams}) => ({
  change(bookmarks) {
    const names = streams.map(({name}) => name).filter((name) => bookmarks[name]?.claims !== undefined);
    const both = names.map((name) => parseClaims(bookmarks[name]?.claims)).reduce(unionOfClaims, NO_CLAIMS);
    return mapped(bookmarks, (claims, stream) => (names.includes(stream) ? both : claims));
  },
}));

const roundedUp = statesBy(() => ({
  change: (bookmarks) => mapped(bookmarks, (claims) => lastMoved(claims, (to) => wholeSecond(to) + SECOND)),
}));

/** Writes each STATE before the rows that it covers. */
const stateFirst = altered({
  lines: () => {
    const held: string[] = [];
    return (lines) =>
      lines.flatMap((line) => {
        if (isRecord(line)) {
          held.push(line);
          return [];
        }
        return isState(line) ? [line, ...held.splice(0)] : [line];
      });
  },
});

const statesEverywhere = altered({
  lines: () => {
    let state: string | undefined;
    return (lines) =>
      lines.flatMap((line) => {
        if (isState(line)) state = line;
        return isRecord(line) && state !== undefined ? [line, state] : [line];
      });
  },
});

/** Writes the last row claimed by a STATE only after that STATE. */
const stateTooSoon = altered({
  lines: () => {
    const held: string[] = [];
    return (lines) =>
      lines.flatMap((line) => {
        if (isRecord(line)) return held.splice(0, held.length, line);
        return isState(line) ? [line, ...held.splice(0)] : [line];
      });
  },
});

const timesApart = altered({
  lines: () => {
    let rows = 0;
    return (lines) =>
      lines.map((line) => {
        rows += 1;
        const micros = String(rows % 1000).padStart(3, '0');
        return line.replace(/("time_extracted":"[^"]*)\d{3}Z"/, `$1${micros}Z"`);
      });
  },
});

const inputForgotten = altered({
  lines: () => {
    let isFirst = true;
    return (lines) => {
      const kept = isFirst ? lines.filter((line) => !isState(line)) : lines;
      isFirst = false;
      return kept;
    };
  },
});

/** Claims the furthest point reached by any lane, even if something before that point is still unread. */
const beyondThePrefix: Tap = (given) => {
  const reached = new WeakMap<Lanes, number>();
  unpatch();
  const {moved} = Lanes.prototype;
  return patched(
    Lanes.prototype,
    {
      moved: {
        configurable: true,
        writable: true,
        value(this: Lanes, ...[lane, batch]: Parameters<typeof moved>) {
          moved.call(this, lane, batch);
          reached.set(this, Math.max(reached.get(this) ?? 0, lane.done));
        },
      },
      done: {
        configurable: true,
        get(this: Lanes) {
          return reached.get(this) ?? 0;
        },
      },
    },
    () => engine(given),
  );
};

/** Forgets what was written, and reads even the newest orders in parallel while they are still changing. */
const unsettled: Tap = (given) => {
  unpatch();
  return patched(
    Seen.prototype,
    {fresh: {configurable: true, writable: true, value: (orders: unknown) => orders}},
    () =>
      patched(Collection.prototype, {settled: {configurable: true, get: () => Number.POSITIVE_INFINITY}}, () =>
        engine(given),
      ),
  );
};

export const stateMutants: readonly Mutant[] = [
  {name: 'the bookmark as the greatest value seen', tap: greatestSeen},
  {name: 'one bookmark for two streams', tap: shared},
  {name: 'bookmarks rounded up to the second', tap: roundedUp},
  {name: 'STATE before its rows', tap: stateFirst},
  {name: 'STATE after each row', tap: statesEverywhere},
  {name: 'STATE before the last row of its page', tap: stateTooSoon},
  {name: 'a separate extraction time for each row', tap: timesApart},
  {name: 'the input state not written first', tap: inputForgotten},
  {name: 'finished windows after a gap counted', tap: beyondThePrefix},
  {name: 'no memory of written rows, parallel reading to the end', tap: unsettled},
];
