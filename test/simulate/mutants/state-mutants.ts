// Mutants that claim more than they wrote, each in the way that some real tap does.
// Completeness: C5, C6, C7, C8

import {Lanes} from '../../../tap/lengow/orders/lanes.ts';
import {Orders} from '../../../tap/lengow/orders/orders.ts';
import {Seen} from '../../../tap/lengow/orders/seen.ts';
import type {Tap} from '../tap.ts';
import {engine} from '../tap.ts';
import type {Mutant} from './mutant.ts';
import {patched, unpatch} from './patch.ts';
import {altered, isRecord, isState} from './seams.ts';

type Bookmark = {updated_at?: string; marketplaces?: Record<string, string>};
type Bookmarks = Record<string, Bookmark>;
type Change = (bookmarks: Bookmarks) => Bookmarks;

/** Selects all STATE lines except the first, which is the input state. */
const statesBy = (make: () => {see?: (line: string) => void; change: Change}): Tap =>
  altered({
    lines: () => {
      const {see, change} = make();
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

const mapped = (bookmarks: Bookmarks, change: (text: string, stream: string) => string): Bookmarks =>
  Object.fromEntries(
    Object.entries(bookmarks).map(([stream, {updated_at: all, marketplaces}]) => [
      stream,
      {
        ...(all !== undefined && {updated_at: change(all, stream)}),
        ...(marketplaces && {
          marketplaces: Object.fromEntries(
            Object.entries(marketplaces).map(([code, text]) => [code, change(text, stream)]),
          ),
        }),
      },
    ]),
  );

const greatestSeen = statesBy(() => {
  const seen: Record<string, string> = {};
  return {
    see(line) {
      const {stream, record} = JSON.parse(line);
      if (record.updated_at > (seen[stream] ?? '')) seen[stream] = record.updated_at;
    },
    change: (bookmarks) =>
      mapped(bookmarks, (text, stream) => ((seen[stream] ?? '') > text ? (seen[stream] as string) : text)),
  };
});

const shared = statesBy(() => ({
  change(bookmarks) {
    const all = Object.values(bookmarks).flatMap(({updated_at: text, marketplaces}) => [
      text ?? '',
      ...Object.values(marketplaces ?? {}),
    ]);
    const last = all.sort().at(-1) as string;
    return mapped(bookmarks, () => last);
  },
}));

const roundedUp = statesBy(() => ({
  change: (bookmarks) => mapped(bookmarks, (text) => `${text.slice(0, 19)}.999999Z`),
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
      patched(Orders.prototype, {settled: {configurable: true, get: () => Number.POSITIVE_INFINITY}}, () =>
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
