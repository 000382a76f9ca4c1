// Lanes may be opened, halved and read in any order: they never leave a gap or overlap, and `done` is always correct.
// Completeness: C5

import fc from 'fast-check';
import {type Lane, Lanes} from '../../../tap/lengow/walk/lanes.ts';
import type {Order} from '../../../tap/lengow/walk/order.ts';

const HOUR = 3_600_000_000;
const YEAR = 365 * 24 * HOUR;
const window = {from: HOUR, to: HOUR + YEAR};

const orderAt = (updatedAt: number): Order => ({raw: {}, updatedAt, key: String(updatedAt)});

/** The page returned by a query that starts at `from`: a hundred orders, the last one `span` later. */
const pageFrom = (from: number, span: number, count: number) => ({
  count,
  isWhole: false,
  orders: Array.from({length: 100}, (_, index) => orderAt(from + Math.floor((span * index) / 99))),
});

type Step = {readonly what: 'open' | 'long' | 'share' | 'move'; readonly place: number; readonly size: number};

const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>('open', 'long', 'share', 'move', 'move', 'move'),
    place: fc.double({min: 0, max: 0.999, noNaN: true}),
    size: fc.double({min: 0, max: 1, noNaN: true}),
  }),
  {maxLength: 120},
);

/** Uses lanes as workers would, and independently records which parts were read. */
class Drive {
  readonly lanes: Lanes;
  readonly held: Lane[] = [];
  readonly begins = new Map<Lane, number>();
  readonly #count: number;

  constructor(most: number, count: number) {
    this.#count = count;
    this.lanes = new Lanes({window, most, count, fewestPages: 4});
  }

  take({what, place, size}: Step): void {
    if (what === 'open') this.#open(size);
    else if (what === 'move') this.#move(this.held[Math.floor(place * this.held.length)], size);
    else this.#split(what === 'long' ? this.lanes.splitLong() : this.lanes.share(), size);
  }

  #open(size: number): void {
    if (!this.lanes.mayOpen) return;
    const {from} = this.lanes.rest;
    this.#hold(this.lanes.open(pageFrom(from, Math.floor(size ** 4 * 30 * 24 * HOUR), this.#count)));
  }

  #split(later: Lane | undefined, size: number): void {
    if (!later) return;
    this.#hold(later);
    this.lanes.shared(later, Math.floor(size * 2000));
  }

  #hold(lane: Lane): void {
    this.begins.set(lane, lane.from);
    this.held.push(lane);
  }

  /** A batch may extend beyond its lane if the lane was shortened in the meantime. */
  #move(lane: Lane | undefined, size: number): void {
    if (!lane) return;
    const done = lane.done + Math.ceil(size * (lane.to - lane.done + HOUR));
    this.lanes.moved(lane, {orders: [], done, left: Math.floor((1 - size) * lane.left)});
    if (lane.done >= lane.to) this.held.splice(this.held.indexOf(lane), 1);
  }

  /** All lanes that ever existed, oldest first. */
  get all(): Lane[] {
    return [...this.begins.keys()].sort((a, b) => a.from - b.from);
  }

  /** Where the part without gaps from the window's start ends, computed from the parts that were read. */
  get prefix(): number {
    let end = window.from - 1;
    for (const lane of this.all) {
      if (lane.from !== end + 1) break;
      end = lane.done;
      if (lane.done < lane.to) break;
    }
    return end;
  }
}

test('lanes never overlap or leave gaps; done is the end of the part without gaps and never moves backwards', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 9}), fc.integer({min: 0, max: 50_000}), steps, (most, count, taken) => {
      const drive = new Drive(most, count);
      let done = drive.lanes.done;
      for (const step of taken) {
        drive.take(step);
        expect(drive.lanes.done).toBe(drive.prefix);
        expect(drive.lanes.done).toBeGreaterThanOrEqual(done);
        done = drive.lanes.done;
        const {all} = drive;
        expect(all.map(({from}) => from)).toEqual([window.from, ...all.map(({to}) => to + 1)].slice(0, all.length));
        if (all.length > 0) expect(drive.lanes.rest.from).toBe((all.at(-1)?.to ?? 0) + 1);
      }
    }),
    {numRuns: 400},
  );
});

test('once every lane has been read to its end, the entire window is done', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 9}), steps, (most, taken) => {
      const drive = new Drive(most, 5000);
      for (const step of taken) drive.take(step);
      for (let more = 0; !drive.lanes.isFinished; more++) {
        if (drive.held.length === 0) drive.take({what: 'open', place: 0, size: 1});
        else drive.take({what: 'move', place: (more % 7) / 7, size: 1});
        expect(more).toBeLessThan(50_000);
      }
      expect(drive.lanes.done).toBe(window.to);
    }),
    {numRuns: 30},
  );
});

test('at most twice as many lanes as workers are opened before the first lane is finished', () => {
  const lanes = new Lanes({window, most: 3, count: 100_000, fewestPages: 4});
  let opened = 0;
  for (; lanes.mayOpen; opened++) lanes.open(pageFrom(lanes.rest.from, HOUR, 100_000));
  expect(opened).toBe(6);
});

test('reading a lane that follows a gap does not advance done', () => {
  const lanes = new Lanes({window, most: 3, count: 100_000, fewestPages: 4});
  const first = lanes.open(pageFrom(window.from, HOUR, 100_000));
  const second = lanes.open(pageFrom(lanes.rest.from, HOUR, 100_000));
  lanes.moved(second, {orders: [], done: second.to});
  expect(lanes.done).toBe(window.from - 1);
  lanes.moved(first, {orders: [], done: first.to - 1});
  expect(lanes.done).toBe(first.to - 1);
  lanes.moved(first, {orders: [], done: first.to});
  expect(lanes.done).toBe(second.to);
});

test('one share per worker is reserved for when no more lanes can be opened', () => {
  const most = 3;
  const lanes = new Lanes({window, most, count: 100_000, fewestPages: 4});
  const opened = [lanes.open(pageFrom(window.from, HOUR, 100_000))];
  const widestHasMostLeft = () => {
    for (const lane of opened) lanes.moved(lane, {orders: [], left: lane.to - lane.done + lane.after});
  };
  const shares = (): number => {
    let count = 0;
    for (let later = lanes.share(); later; later = lanes.share()) {
      count += 1;
      opened.push(later);
      widestHasMostLeft();
    }
    return count;
  };
  widestHasMostLeft();
  const early = shares();
  opened.push(lanes.open({...pageFrom(lanes.rest.from, HOUR, 100), isWhole: true}));
  widestHasMostLeft();
  expect([early, shares()]).toEqual([2 + 12 - most, most]);
});
