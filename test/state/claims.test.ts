// Claims: which strings are read, how they are written, and the laws of their union. The oracle is a set of instants.
// Completeness: C7, C13

import fc from 'fast-check';
import {ALL, type Claims, claimedFor, forgotten, formatClaims, parseClaims, union} from '../../state/claims.ts';
import type {Range} from '../../state/ranges.ts';
import {formatInstant} from '../../values/instant.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T00:00:00.000000Z`;
const range = (from: number, to: number, code?: string) => `${code ? `${code}:` : ''}${day(from)}/${day(to)}`;
const read = (text: string): Claims => parseClaims(text) as Claims;
const rewritten = (text: string): string => formatClaims(read(text));

describe('claims are written', () => {
  test.each<[string, string, string]>([
    ['as an empty string when there are none', '', ''],
    ['oldest first', `${range(5, 6)} ${range(1, 2)}`, `${range(1, 2)} ${range(5, 6)}`],
    ['with ranges that touch or overlap joined', `${range(1, 3)} ${range(3, 4)} ${range(2, 5)}`, range(1, 5)],
    ['with ranges apart kept apart', `${range(1, 3)} ${range(4, 5)}`, `${range(1, 3)} ${range(4, 5)}`],
    [
      'without a code first, then by code',
      `${range(1, 2, 'fnac')} ${range(4, 5)} ${range(1, 2, 'darty')}`,
      `${range(4, 5)} ${range(1, 2, 'darty')} ${range(1, 2, 'fnac')}`,
    ],
    [
      'with codes exactly as spelled',
      `${range(1, 2, 'Fnac')} ${range(1, 2, 'fnac')}`,
      `${range(1, 2, 'Fnac')} ${range(1, 2, 'fnac')}`,
    ],
    ['with codes URL-encoded', range(1, 2, 'a%20b%3Ac%2Fd'), range(1, 2, 'a%20b%3Ac%2Fd')],
    [
      'without what a code repeats',
      `${range(2, 4)} ${range(1, 3, 'fnac')} ${range(3, 4, 'darty')}`,
      `${range(2, 4)} ${range(1, 2, 'fnac')}`,
    ],
    ['with a mark where a reading began', range(3, 3), range(3, 3)],
    ['with only the newest mark', `${range(3, 3)} ${range(5, 5)}`, range(5, 5)],
    ['without a mark that a range touches', `${range(1, 3)} ${range(3, 3)}`, range(1, 3)],
    ['without a mark that a range begins at', `${range(3, 4)} ${range(3, 3)}`, range(3, 4)],
    [
      'with the mark of a code behind what all claim',
      `${range(1, 3)} ${range(5, 5, 'a')}`,
      `${range(1, 3)} ${range(5, 5, 'a')}`,
    ],
    ['without the mark of a code that all repeat', `${range(5, 5)} ${range(5, 5, 'a')}`, range(5, 5)],
    [
      'with ranges of a code that a mark of all does not cut',
      `${range(5, 5)} ${range(1, 9, 'a')}`,
      `${range(5, 5)} ${range(1, 9, 'a')}`,
    ],
    ['with nothing before the year 1', `0000-01-01T00:00:00+05:00/${day(2)}`, `0001-01-01T00:00:00.000000Z/${day(2)}`],
    [
      'with the latest instant that is exact',
      `0001-01-01/2255-06-05T23:47:34.740991Z`,
      '0001-01-01T00:00:00.000000Z/2255-06-05T23:47:34.740991Z',
    ],
    ['with instants in UTC and microseconds', '2026-11-01/2026-11-02T01:00:00+01:00', range(1, 2)],
  ])('%s', (_, text, expected) => {
    expect(rewritten(text)).toBe(expected);
  });
});

test.each([
  ['words', 'all'],
  ['one instant', day(1)],
  ['three instants', `${day(1)}/${day(2)}/${day(3)}`],
  ['an impossible date', '2026-02-30/2026-03-01'],
  ['an end before the beginning', range(3, 2)],
  ['a code that is not URL-encoded', `a b:${range(1, 2)}`],
  ['a code with a faulty escape', `%zz:${range(1, 2)}`],
  ['an empty code', `:${range(1, 2)}`],
  ['an end that is too late to be exact', '2026-11-01/9999-12-31T23:59:59.999999Z'],
  ['a year after 2255 in the usual form', `${day(1)}/2256-01-01T00:00:00.000001Z`],
  ['one faulty range among others', `${range(1, 2)} ${day(3)}/`],
])('not claims: %s', (_, text) => {
  expect(parseClaims(text)).toBeUndefined();
});

// Small instants, so that the oracle can count them one by one.
const END = 24;
const CODES = [ALL, 'a', 'b'];

const someRange = fc
  .tuple(fc.nat({max: END}), fc.nat({max: END}))
  .map(([one, other]): Range => ({from: Math.min(one, other), to: Math.max(one, other)}));
const someClaims = fc
  .array(fc.tuple(fc.constantFrom(...CODES), someRange), {maxLength: 8})
  .map((parts) =>
    read(
      parts.map(([code, {from, to}]) => `${code}${code && ':'}${formatInstant(from)}/${formatInstant(to)}`).join(' '),
    ),
  );

/** Every instant that is claimed, with the code that it is claimed for. */
function instantsOf(claims: Claims): Set<string> {
  const covers = (code: string, instant: number) =>
    [claims.get(ALL), claims.get(code)]
      .flatMap((ranges) => ranges ?? [])
      .some(({from, to}) => from <= instant && instant < to);
  const instants = Array.from({length: END}, (_, instant) => instant);
  return new Set(
    CODES.flatMap((code) => instants.filter((instant) => covers(code, instant)).map((instant) => `${code} ${instant}`)),
  );
}

const RUNS = {numRuns: 10_000};

describe('a union', () => {
  const same = (left: Claims, right: Claims) => expect(formatClaims(left)).toBe(formatClaims(right));

  test('claims exactly what its parts claim', () => {
    fc.assert(
      fc.property(someClaims, someClaims, (one, other) => {
        const parts = new Set([...instantsOf(one), ...instantsOf(other)]);
        const whole = instantsOf(union(one, other));
        expect([...whole].filter((instant) => !parts.has(instant))).toEqual([]);
        expect([...parts].filter((instant) => !whole.has(instant))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('does not depend on order or grouping', () => {
    fc.assert(
      fc.property(someClaims, someClaims, someClaims, (a, b, c) => {
        same(union(a, b), union(b, a));
        same(union(union(a, b), c), union(a, union(b, c)));
      }),
      RUNS,
    );
  });

  test('with itself or with nothing changes nothing', () => {
    fc.assert(
      fc.property(someClaims, (claims) => {
        same(union(claims, claims), claims);
        same(union(claims, new Map()), claims);
      }),
      RUNS,
    );
  });
});

test('what is written is read again as the same claims', () => {
  fc.assert(
    fc.property(someClaims, (claims) => {
      expect(read(formatClaims(claims))).toEqual(claims);
    }),
    RUNS,
  );
});

test('ranges are always apart, oldest first', () => {
  fc.assert(
    fc.property(someClaims, someClaims, (one, other) => {
      for (const ranges of union(one, other).values())
        for (const [index, {from}] of ranges.entries())
          if (index > 0) expect(from).toBeGreaterThan(ranges[index - 1]?.to ?? 0);
    }),
    RUNS,
  );
});

test('a marketplace is claimed by its own ranges and by those without a code', () => {
  fc.assert(
    fc.property(someClaims, fc.constantFrom(...CODES), (claims, code) => {
      const claimed = claimedFor(claims, code).flatMap(({from, to}) =>
        Array.from({length: to - from}, (_, index) => `${code} ${from + index}`),
      );
      expect(claimed).toEqual([...instantsOf(claims)].filter((instant) => instant.startsWith(`${code} `)));
    }),
  );
});

test('a code with a lone surrogate is written with a replacement character', () => {
  expect(formatClaims(new Map([['b\ud800', [{from: 0, to: 1}]]]))).toBe(
    'b%EF%BF%BD:1970-01-01T00:00:00.000000Z/1970-01-01T00:00:00.000001Z',
  );
});

describe('what is forgotten', () => {
  test('is no longer claimed, and everything else still is', () => {
    fc.assert(
      fc.property(someClaims, someRange, (claims, {from, to}) => {
        const isOut = (text: string) => Number(text.split(' ')[1]) < from || Number(text.split(' ')[1]) >= to;
        const left = instantsOf(forgotten(claims, [{from, to}]));
        expect([...left]).toEqual([...instantsOf(claims)].filter(isOut));
      }),
    );
  });

  test('for one code does not change what is claimed for all', () => {
    expect(
      formatClaims(forgotten(read(`${range(1, 5)} ${range(6, 9, 'a')}`), [...claimedFor(read(range(2, 8)))], 'a')),
    ).toBe(`${range(1, 5)} ${range(8, 9, 'a')}`);
  });
});
