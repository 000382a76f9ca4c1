// Chooses the parts in which a range is read, oldest first, so that each fits on a page and nearly fills it. Knows
// nothing about requests.

import {type Micros, wholeSecond} from '../../../values/instant.ts';
import type {Page} from './page.ts';
import {PAGE_SIZE} from './query.ts';
import {sampleOf} from './sample.ts';
import {before, FINEST} from './split.ts';

/** Both ends are inclusive. */
export type Part = {readonly from: Micros; readonly to: Micros};

// Of a page. A part that does not fit costs a request, and a page that is not full costs part of one. How many orders a
// part contains varies by about ten around an estimate from its neighbours, and by less if most of them were returned.
const AIMED_AT = 0.88;
const AIMED_AT_IF_SEEN = 0.95;
const SEEN = 0.6;
const MOST_GROWTH = 4;

export class Parts {
  readonly #to: Micros;
  #size = PAGE_SIZE;
  /** About how many orders are left. */
  #left = Number.POSITIVE_INFINITY;

  constructor({to}: Part) {
    this.#to = to;
  }

  /** The part after one that has been read; undefined if that was the last. @param count how many orders it contained */
  after({from, to}: Part, count: number): Part | undefined {
    if (to >= this.#to) return;
    this.#left -= count;
    const next = to + 1;
    if (this.#left <= AIMED_AT_IF_SEEN * this.#size) return {from: next, to: this.#to};
    const width = Math.max(FINEST, (next - from) * growth(count / (AIMED_AT * this.#size)));
    return {from: next, to: Math.min(this.#to, wholeSecond(next + width) - 1)};
  }

  /**
   * A part with the same start that is likely to fit; undefined if time does not divide the part.
   *
   * @param page an incomplete page of the part
   */
  narrower(part: Part, page: Page): Part | undefined {
    const {count, orders} = page;
    this.#size = Math.min(this.#size, orders.length);
    if (part.to === this.#to) this.#left = count;
    const aimedAt = orders.length > SEEN * count ? AIMED_AT_IF_SEEN : AIMED_AT;
    const end = endOf(part, sampleOf(page, part), (aimedAt * this.#size) / count);
    return end === undefined ? undefined : {from: part.from, to: end - 1};
  }
}

/** Corrects small differences by half, because they are mostly chance. @param fill the share of what was aimed at */
const growth = (fill: number): number => (fill < 0.5 ? 1 / Math.max(fill, 1 / MOST_GROWTH) : 1 / Math.sqrt(fill));

/** Where the first share of the sampled orders ends, or the next place after it at which the part can be divided. */
function endOf({from, to}: Part, sample: readonly Micros[], share: number): Micros | undefined {
  if (to - from <= FINEST) return;
  const own = sample.filter((instant) => instant >= from && instant <= to);
  // Ignore orders from just outside the range, which may even fill a page because the bounds sent are wider.
  const sorted = (own.length > 0 ? own : sample).toSorted((a, b) => a - b);
  const ends = sorted.slice(Math.floor(share * sorted.length)).map(before);
  const behind = wholeSecond(sorted.at(-1) ?? from) + FINEST;
  return [...ends, behind].find((end) => end > from && end <= to);
}
