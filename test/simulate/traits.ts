// A world's traits, drawn from its seed part by part so that switching off one part does not change the others.

import {Chance} from './chance.ts';
import {type Further, furtherOf} from './further.ts';
import {DAY, HOUR, SECOND} from './time.ts';

export const FEATURES = [
  'faults',
  'slow',
  'stops',
  'targets',
  'late',
  'changes',
  'exclusive',
  'precision',
  'seven',
  'ordering',
  'caps',
  'limits',
  'tokens',
  'clock',
  'jumps',
  'config',
  'silent',
  'retries',
  'lies',
  'undated',
  'ranges',
  'holes',
  'units',
  'together',
  'refresh',
  'swapped',
  'old',
  'days',
  'ahead',
  'spellings',
  'children',
  'actions',
  'parts',
  'policy',
  'airbyte',
] as const;

export type Feature = (typeof FEATURES)[number];

export type Spread = 'even' | 'recent' | 'bursts' | 'sale' | 'quiet' | 'bulk';
export type Family = 'at once' | 'batches' | 'drain' | 'at the end' | 'partial' | 'airbyte';

export type LieKind = 'missing' | 'stale';

export type Precision = 'exactly' | 'cut' | 'rounded up';
const PRECISIONS: readonly Precision[] = ['exactly', 'exactly', 'exactly', 'cut', 'rounded up'];

export type Traits = {
  readonly orders: number;
  readonly marketplaces: readonly string[];
  /** Marketplace codes that orders use but the account no longer lists. */
  readonly unlisted: readonly string[];
  readonly spreads: readonly Spread[];
  readonly precision: number;
  readonly sameImport: boolean;
  /** The probability of a change before each response, and the maximum number of orders that a change affects. */
  readonly changes: number;
  readonly changed: number;
  readonly lateMicros: number;
  readonly silent: boolean;
  readonly api: {
    readonly exclusiveFrom: boolean;
    readonly exclusiveTo: boolean;
    /** How date filters compare timestamps: exactly, or in whole seconds that are truncated or rounded up. */
    readonly compares: Precision;
    readonly reads: Precision;
    readonly showsSeconds: boolean;
    readonly sevenDays: boolean;
    readonly ordering: 'honoured' | 'first field' | 'ignored' | 'newest first' | 'refused';
    /** How many objects each page has, whatever is asked for. */
    readonly pageSize?: number | undefined;
    /** Whether several marketplace codes in a filter are refused; if not, they match nothing. Only for actions. */
    readonly isListRefused?: boolean;
    readonly isPastTheEndMissing: boolean;
    readonly pageCap: number;
    readonly perMinute: number;
    readonly tokenSeconds: number;
    readonly refusals: number;
    readonly saysTime: boolean;
    /** Whether orders that lack the sort field are sorted first. */
    readonly nullsFirst: boolean;
    /** How much too late the dates of login responses are. */
    readonly aheadMs: number;
  };
  /** What an engine does with states and ranges: the probability for each run or round of runs. */
  readonly states: States;
  /** The proportion of orders without `imported_at`. */
  readonly undated: number;
  /** False responses to order queries. */
  readonly lies: {readonly rate: number; readonly kinds: readonly LieKind[]; readonly isRepeated: boolean};
  readonly network: {readonly meanMs: number; readonly slow: number; readonly faults: number; readonly lists: number};
  readonly clockOffMs: number;
  /** The probability that the clock jumps on a request. */
  readonly jumps: number;
  readonly maxConcurrency: number;
  readonly requestsPerMinute: number;
  readonly maxAttempts: number;
  readonly lookbackDays: number;
  readonly startDate: number | undefined;
  readonly family: Family;
  readonly batchRows: number;
  readonly targetMs: number;
  readonly runs: number;
  readonly stops: number;
  readonly configChanges: number;
  readonly merges: boolean;
  readonly streamPrefix: string;
} & Further;

export type States = {
  /** Another start date, and an end date. */
  readonly ranges: number;
  /** Some of what is claimed is claimed no longer. */
  readonly holes: number;
  /** A range is cut into units, which are read in any order, some not at all, and merged. */
  readonly units: number;
  /** Two runs begin from one state. */
  readonly together: number;
  /** Meltano's full refresh: no state, dropped tables, and a merge into the old state. */
  readonly refresh: number;
  /** The state of another account. */
  readonly swapped: number;
  /** A state as version 0.1 wrote it. */
  readonly old: number;
  /** Whether an engine reads one day after another. */
  readonly isDaily: boolean;
};

export type WorldOptions = {
  readonly without: ReadonlySet<string>;
  readonly mostOrders: number;
  /** Replaces the false-response settings that the seed would determine. */
  readonly lies?: Traits['lies'] | undefined;
};

export function traitsOf(seed: number, {without, mostOrders, lies}: WorldOptions, nowMs: number): Traits {
  const root = new Chance(`traits ${seed}`);
  const on = (feature: Feature) => !without.has(feature);
  const shop = root.fork('shop');
  const bits = root.fork('api');
  const maybe = (feature: Feature, probability: number) => {
    const is = bits.is(probability);
    return on(feature) && is;
  };
  const orders = shop.is(0.03) ? 0 : shop.pick(SIZES)(shop);
  const codes = ['amazon_fr', 'cdiscount', 'Zalando_DE', 'fnac', 'ebay_uk'].slice(0, shop.int(1, 5));
  const marketplaces = [...codes, ...pair(on('spellings'), root.fork('spellings').pick(EXTRA_CODES), [])];
  const states = statesOf(root, on);
  const spreads = Array.from({length: shop.int(1, 3)}, () =>
    shop.pick<Spread>(['even', 'recent', 'bursts', 'sale', 'quiet', 'bulk']),
  );
  const ordering = bits.pick([
    'honoured',
    'honoured',
    'honoured',
    'honoured',
    'honoured',
    'first field',
    'first field',
    'ignored',
  ] as const);
  const pageCap = pair(on('caps'), root.fork('page').pick([100, 100, 100, 50, 20, 7]), 100);
  const changing = root.fork('changes');
  const late = changing.pick([2 * HOUR, 2 * HOUR, HOUR / 4, 0]);
  const changes = pair(on('changes'), changing.pick([0, 0.05, 0.3, 1]));
  const changed = changing.pick([1, 2, 5]);
  const silent = pair(on('silent'), changing.is(0.1), false);
  const network = root.fork('network');
  const faults = network.pick([0, 0, 0.02, 0.1, 0.2, 0.4]);
  const run = root.fork('run');
  const clockOffMs = pair(on('clock'), run.pick([0, 0, -5 * 3_600_000, 7 * 3_600_000, 90_000]));
  const target = root.fork('target');
  const drawn = target.pick(['at once', 'batches', 'drain', 'at the end', 'partial'] as const);
  const family = pair<Family>(on('targets'), drawn, 'at once');
  const isAirbyte = pair(on('airbyte'), root.fork('airbyte').is(0.15), false);
  const lateMicros = on('late') ? late : 0;
  const showsSeconds = maybe('precision', 0.15);
  const isSorted = ordering === 'honoured' || !on('ordering');
  const isVague = [silent, showsSeconds].includes(true);
  // Two versions with the same timestamp differ only in their extraction times, which must not move backwards.
  const jumps = pair(on('jumps') && !isVague, root.fork('jumps').pick([0, 0, 0, 0.05]));
  // If the API shows truncated values, its filters never round values up.
  const compares = pair<Precision>(on('precision'), bits.pick(PRECISIONS), 'exactly');
  return {
    orders: Math.min(orders, mostOrders, pageCap * MOST_PAGES),
    marketplaces,
    unlisted: pair(on('config'), root.fork('unlisted').is(0.2), false) ? codes.slice(1).slice(-1) : [],
    spreads,
    precision: shop.pick([1, 1, 1000, 1_000_000]),
    // If tied orders are shuffled, only the import date distinguishes them.
    sameImport: shop.is(0.3) && isSorted,
    changes,
    changed,
    lateMicros,
    silent,
    api: {
      exclusiveFrom: maybe('exclusive', 0.3),
      exclusiveTo: maybe('exclusive', 0.3),
      compares: showsSeconds && compares === 'rounded up' ? 'cut' : compares,
      reads: pair<Precision>(on('precision'), bits.pick(PRECISIONS), 'exactly'),
      showsSeconds,
      sevenDays: maybe('seven', 0.2),
      ordering: on('ordering') ? ordering : 'honoured',
      isPastTheEndMissing: bits.is(0.5),
      pageCap,
      perMinute: pair(on('limits'), bits.pick([500, 500, 100, 30]), 500),
      tokenSeconds: pair(on('tokens'), bits.pick([3600, 3600, 600, 200]), 3600),
      refusals: pair(on('tokens'), bits.pick([0, 0, 0.01, 0.05])),
      saysTime: bits.is(0.95),
      nullsFirst: root.fork('nulls').is(0.5),
      // A clock that is wrong as well could make the wrong date seem right.
      aheadMs: pair([clockOffMs === 0, on('ahead')].every(Boolean), root.fork('ahead').pick(aheadOf(lateMicros))),
    },
    states,
    undated: pair(on('undated') && isSorted, root.fork('undated').pick([0, 0, 0, 0.02, 0.3])),
    lies: liesOf(root.fork('lies'), {given: lies, isOn: on('lies'), isVague}),
    network: {
      meanMs: network.magnitude(1, 2000),
      slow: pair(on('slow'), network.pick([0, 0, 0.02, 0.1])),
      faults: pair(on('faults'), faults),
      lists: network.next(),
    },
    clockOffMs,
    jumps,
    maxConcurrency: run.pick([1, 2, 3, 8, 8]),
    requestsPerMinute: pair(on('limits'), run.pick([300, 300, 500, 60, 12]), 300),
    maxAttempts: pair(on('retries'), run.pick([8, 8, 8, 3]), 8),
    lookbackDays:
      lateMicros === 0 ? run.pick([0, 1 / 24, 1, 7]) : run.pick([shortestLookback(lateMicros, showsSeconds), 1, 7, 30]),
    startDate: run.is(0.4) ? Math.floor(nowMs) * 1000 - run.int(1, 900) * DAY - run.int(0, 86_399_999_999) : undefined,
    family: pair<Family>(isAirbyte, 'airbyte', family),
    batchRows: target.pick([1, 3, 20, 100, 1000]),
    targetMs: pair(on('targets'), target.pick([0, 0, 0, 5, 500, 20_000])),
    runs: pair(states.isDaily, root.fork('days').int(4, 10), run.pick([1, 2, 2, 3, 4])),
    stops: pair(on('stops'), run.pick([0, 0.5, 0.8, 1])),
    configChanges: pair(on('config'), run.pick([0, 0.5, 1])),
    merges: run.is(0.3),
    streamPrefix: pair(on('config'), root.fork('prefix').pick(['', '', '', 'lengow_']), ''),
    ...furtherOf(root, {on, pageCap, mostOrders, hasJumps: jumps > 0}),
  };
}

/** Long enough for the latest orders; a whole second is lost where the API shows only those. */
export const shortestLookback = (lateMicros: number, showsSeconds: boolean): number =>
  (lateMicros + (showsSeconds ? SECOND : 0)) / DAY;

// Codes that differ only in case, and codes that must be encoded.
const EXTRA_CODES: readonly (readonly string[])[] = [
  ...new Array<string[]>(8).fill([]),
  ['Amazon_FR'],
  ['AMAZON_FR', 'la redoute:fr/2'],
  ['a%20b', 'é'],
];

function statesOf(root: Chance, on: (feature: Feature) => boolean): States {
  const likely = (feature: Feature, probabilities: readonly number[]) =>
    pair(on(feature), root.fork(feature).pick(probabilities));
  return {
    ranges: likely('ranges', [0, 0, 0.3, 0.7]),
    holes: likely('holes', [0, 0, 0, 0.5]),
    units: likely('units', [0, 0, 0, 0, 0.3]),
    together: likely('together', [0, 0, 0, 0.4]),
    refresh: likely('refresh', [0, 0, 0, 0.3]),
    swapped: likely('swapped', [0, 0, 0, 0, 0.3]),
    old: likely('old', [0, 0, 0, 0.4]),
    isDaily: likely('days', [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) === 1,
  };
}

/** A login's date that is minutes ahead goes unnoticed until the next response. */
const aheadOf = (lateMicros: number): readonly number[] =>
  [0, 0, 0, 0, 0, 0, 3_600_000].concat(lateMicros < HOUR ? [90_000] : [0]);

/** If several versions share an update time, the tap cannot recognize stale data, so the API never returns any. */
type LieOptions = {readonly given: Traits['lies'] | undefined; readonly isOn: boolean; readonly isVague: boolean};

function liesOf(chance: Chance, {given, isOn, isVague}: LieOptions): Traits['lies'] {
  if (given) return given;
  const rate = chance.pick([0, 0, 0, 0.01, 0.05, 0.2]);
  const kinds = chance.pick<readonly LieKind[]>([['missing'], ['stale'], ['missing', 'stale']]);
  const isRepeated = chance.is(0.1);
  return {rate: isOn ? rate : 0, kinds: isVague ? ['missing'] : kinds, isRepeated};
}

const SIZES: readonly ((chance: Chance) => number)[] = [
  (chance) => chance.int(1, 12),
  (chance) => chance.int(1, 12),
  (chance) => chance.int(10, 150),
  (chance) => chance.int(10, 150),
  (chance) => chance.int(100, 500),
  (chance) => chance.int(300, 800),
  (chance) => chance.magnitude(150, 3000),
];
// The maximum number of pages in a shop. Reading more would take too long.
const MOST_PAGES = 30;

// All random draws are made before this function is called, so switching off one part does not change the others.
function pair(isOn: boolean, drawn: number): number;
function pair<T>(isOn: boolean, drawn: T, otherwise: T): T;
function pair(isOn: boolean, drawn: unknown, otherwise: unknown = 0): unknown {
  return isOn ? drawn : otherwise;
}
