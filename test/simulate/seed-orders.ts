// Generates the shop's initial orders: evenly spread, in bursts, on one sale day, long ago, or thousands at one
// instant.

import type {Chance} from './chance.ts';
import type {SeedOrder, Shop} from './shop.ts';
import {DAY, HOUR, MINUTE, SECOND} from './time.ts';
import type {Spread, Traits} from './traits.ts';

const HISTORY = 800 * DAY;

/** Fills the shop with orders up to the current time. */
export function populate(shop: Shop, traits: Traits, chance: Chance, nowMs: number, create = seedOrder): void {
  const now = nowMs * 1000;
  const draws = traits.spreads.map((spread) => SPREADS[spread](chance, now));
  for (let left = traits.orders; left > 0; ) {
    const group = chance.pick(draws)(left);
    left -= group.length;
    const sameImport =
      traits.sameImport && group.length > 1
        ? importedLongAgo(chance, Math.min(group[0] as number, now - 20 * DAY))
        : undefined;
    for (const instant of group)
      shop.create(create({traits, chance, now, instant: Math.min(instant, now), sameImport}));
  }
}

type Draw = (left: number) => number[];

const SPREADS: Readonly<Record<Spread, (chance: Chance, now: number) => Draw>> = {
  even: (chance, now) => () => [now - chance.next() * HISTORY],
  recent: (chance, now) => {
    const span = chance.pick([MINUTE, 2 * HOUR, DAY, 7 * DAY]);
    return () => [now - chance.next() * span];
  },
  bursts: (chance, now) => {
    const bursts = Array.from({length: chance.int(1, 5)}, () => ({
      at: now - chance.next() * HISTORY,
      span: chance.magnitude(SECOND / 10, 3 * DAY),
    }));
    return () => {
      const {at, span} = chance.pick(bursts);
      return [at + chance.next() * span];
    };
  },
  sale: (chance, now) => {
    const day = now - chance.next() * HISTORY;
    return () => [chance.is(0.02) ? now - chance.next() * HISTORY : day + chance.next() * DAY];
  },
  quiet: (chance, now) => () => [chance.is(0.5) ? now - 600 * DAY + chance.next() * DAY : now - chance.next() * DAY],
  bulk: (chance, now) => (left) => {
    const at = now - chance.next() * (chance.is(0.3) ? DAY : HISTORY);
    return new Array(Math.min(left, chance.magnitude(2, 350))).fill(at);
  },
};

export type Given = {
  readonly traits: Traits;
  readonly chance: Chance;
  readonly instant: number;
  readonly now: number;
  readonly sameImport?: number | undefined;
};

/**
 * Some orders have no order date, some have a future date, and some have a date near the limit of the seven-day
 * default.
 */
function orderDate(chance: Chance, importedAt: number, now: number): number | null {
  if (chance.is(0.08)) return null;
  if (chance.is(0.02)) return Math.floor(now / SECOND + chance.next() * 200_000) * SECOND;
  const early = Math.min(
    importedAt,
    chance.is(0.3) ? now - (6.9 + chance.next()) * DAY : importedAt - chance.next() * DAY,
  );
  return Math.floor(early / SECOND) * SECOND;
}

export function seedOrder({traits, chance, instant, now, sameImport}: Given): SeedOrder {
  const updatedAt = Math.floor(instant / traits.precision) * traits.precision;
  const importedAt = Math.min(updatedAt, sameImport ?? imported(chance, updatedAt));
  return {
    marketplace: chance.pick(traits.marketplaces),
    // The choice does not use the random generator, so the rest of the world stays unchanged.
    importedAt: (importedAt % 1009) / 1009 < traits.undated ? null : importedAt,
    orderDate: orderDate(chance, importedAt, now),
    updatedAt,
    visibleMs: 0,
    lines: lines(chance),
    trackings: trackings(chance),
  };
}

// Import dates differ even if `updated_at` does not. On a server that shuffles ties, nothing else separates the orders.
const imported = (chance: Chance, before: number): number =>
  Math.floor(before - chance.next() * chance.pick([60 * MINUTE, 2 * DAY, 200 * DAY]));

// If nothing separates the orders, the tap cannot detect the seven-day default.
const importedLongAgo = (chance: Chance, before: number): number => Math.floor(before - chance.next() * 200 * DAY);

const some = (chance: Chance, most: number): number => Math.floor(chance.next() ** 2 * (most + 1));

export const lines = (chance: Chance): string[] =>
  Array.from({length: some(chance, 3)}, (_, index) => `l${index + chance.int(0, 1)}`).filter(isFirst);

export const trackings = (chance: Chance): string[] =>
  Array.from({length: some(chance, 2)}, (_, index) => `t${index + chance.int(0, 1)}`).filter(isFirst);

const isFirst = (value: string, index: number, all: string[]): boolean => all.indexOf(value) === index;
