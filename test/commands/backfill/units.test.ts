// How many units each range gets, and on which page a bound is looked for.

import fc from 'fast-check';
import {placeOf} from '../../../tap/commands/backfill/units/by-rank.ts';
import {sharesOf} from '../../../tap/commands/backfill/units/shares.ts';

describe('units are distributed', () => {
  test.each([
    [[6000], 12, [12]],
    [[3000, 1000], 8, [6, 2]],
    [[500, 300, 200], 7, [3, 2, 2]],
    [[1000, 0, 10], 4, [2, 1, 1]],
    [[100, 100, 100], 1, [1, 1, 1]],
  ])('%j orders in %d units: %j', (orders, units, shares) => {
    expect(sharesOf(orders, {units})).toEqual(shares);
  });

  test('by the number of orders that a unit should have', () => {
    expect(sharesOf([1_012_400, 90_000, 0], {ordersPerUnit: 250_000})).toEqual([4, 1, 1]);
  });

  test('each range has one, and there are as many as requested or one for each range', () => {
    const ranges = fc.array(fc.nat(100_000), {minLength: 1, maxLength: 12}).filter((all) => all.some((one) => one > 0));
    fc.assert(
      fc.property(ranges, fc.integer({min: 1, max: 1000}), (orders, units) => {
        const shares = sharesOf(orders, {units});
        const all = shares.reduce((sum, share) => sum + share, 0);
        return shares.every((share) => share >= 1) && all === Math.max(units, orders.length);
      }),
    );
  });
});

test('a rank is found on its page, and not at its edge', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 1_000_000}), fc.integer({min: 1, max: 100}), (rank, most) => {
      const {page, size, before} = placeOf(rank, most);
      const place = rank - before;
      const isCentral = rank < 50 || most < 10 || (place > size / 5 && place < (size * 4) / 5);
      return before === (page - 1) * size && place >= 0 && place < size && size <= most && isCentral;
    }),
  );
});
